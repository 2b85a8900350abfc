# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialComposer
      # POST /posts with `house_rules_organization_id` (and `house_rules_reply_kind`,
      # `house_rules_promised_at`) publishes officially and answers what core answers for a created
      # post; PUT /posts/:id of an official post goes to the service that edits those.
      module PostsControllerExtension
        def create
          return super unless HouseRules.enabled?
          house_rules_refuse_official_account
          return super if params[:house_rules_organization_id].blank?
          house_rules_publish
        end

        def update
          return super unless HouseRules.enabled?
          post = Post.with_deleted.find_by(id: params[:id])
          organization = HouseRules::Directory.by_account(post&.user_id)
          return super if organization.nil?

          raise Discourse::NotFound unless guardian.can_see?(post)
          unless guardian.can_edit?(post)
            raise HouseRules::Refused.new(:official_edit, organization: organization.name)
          end
          house_rules_edit(post)
        end

        private

        def house_rules_refuse_official_account
          organization = HouseRules::Directory.by_account(current_user.id)
          return if organization.nil?
          raise HouseRules::Refused.new(:official_door, organization: organization.name)
        end

        def house_rules_publish
          HouseRules::PublishOfficialReply.call(
            params: house_rules_publish_params,
            guardian:,
          ) do |result|
            on_success { house_rules_render_created(result[:post]) }
            on_failed_contract { |contract| render_json_error(contract.errors.full_messages) }
            on_model_not_found(:organization) { raise Discourse::NotFound }
            on_failed_policy(:open_to_writer) { raise HouseRules::Refused.new(:official_topic) }
            on_failed_step(:check_kind) { |step| render_json_error(step.error) }
            on_failed_step(:check_text) { |step| render_json_error(step.error) }
            on_failed_step(:check_promise) { |step| render_json_error(step.error) }
            on_failed_step(:publish) { |step| render_json_error(step.error) }
          end
        end

        def house_rules_publish_params
          params
            .permit(:topic_id, :title, :raw, :reply_to_post_number, :draft_key, :locale, tags: [])
            .to_h
            .merge(
              organization_id: params[:house_rules_organization_id],
              reply_kind: params[:house_rules_reply_kind],
              promised_at: params[:house_rules_promised_at],
              override_reason: params[:house_rules_override_reason],
              unaddressed_reason: params[:house_rules_unaddressed_reason],
              seen: params[:house_rules_seen],
              category_id: params[:category],
              archetype: params[:archetype],
              whisper: params[:whisper],
              image_sizes: params[:image_sizes].try(:permit!)&.to_h,
            )
        end

        # Exactly what `create` of core renders.
        def house_rules_render_created(post)
          result = NewPostResult.new(:create_post, true)
          result.post = post
          backwards_compatible_json(serialize_data(result, NewPostResultSerializer, root: false))
        end

        def house_rules_edit(post)
          changes = params.require(:post).permit(:raw, :edit_reason, :original_text, :raw_old).to_h
          override_reason = params[:post][:house_rules_override_reason]
          edit_params = {
            post_id: post.id,
            override_reason:,
            original_text: changes[:original_text] || changes[:raw_old],
            **changes.slice(:raw, :edit_reason).symbolize_keys,
          }
          HouseRules::EditOfficialReply.call(params: edit_params, guardian:) do |result|
            on_success { house_rules_render_edited(result[:post]) }
            on_failed_contract { |contract| render_json_error(contract.errors.full_messages) }
            on_model_not_found(:post) { raise Discourse::NotFound }
            on_failed_policy(:unchanged_meanwhile) do
              render_json_error(I18n.t("edit_conflict"), status: 409)
            end
            on_failed_step(:check_text) { |step| render_json_error(step.error) }
            on_failed_step(:revise) { |step| render_json_error(step.error) }
          end
        end

        # What `update` of core renders.
        def house_rules_render_edited(post)
          serializer = PostSerializer.new(post, scope: guardian, root: false, add_raw: true)
          serializer.draft_sequence = DraftSequence.current(current_user, post.topic.draft_key)
          links = TopicLink.counts_for(guardian, post.topic, [post])
          serializer.single_post_link_counts = links[post.id] if links.present?
          render_json_dump(post: serializer.as_json)
        end
      end
    end
  end
end
