# frozen_string_literal: true

module HouseRules
  # What Discourse keeps of a post's text, taken out in one go and put back exactly: text, versions,
  # translations, e-mail, pictures, excerpt, search. Not reached: quotes in other posts, mail already
  # sent, the staff action log, backups.
  class SealedText
    POST = %w[raw cooked raw_email image_upload_id word_count cook_method edit_reason].freeze
    TOPIC = %w[excerpt image_upload_id].freeze

    def initialize(post)
      @post = post
    end

    # Everything as it is now, for the withholding's `sealed`.
    def take
      {
        post: @post.attributes.slice(*POST),
        topic: (topic.attributes.slice(*TOPIC) if @post.is_first_post?),
        revisions: revisions.to_h { |row| [row.number.to_s, row.modifications] },
        localizations: PostLocalization.where(post_id: @post.id).map(&:attributes),
        emails: IncomingEmail.where(post_id: @post.id).pluck(:id, :raw).to_h,
      }
    end

    # Puts the stub in its place. Pictures stay on the disk while the withholding refers to them.
    def cover(withholding)
      stub = stub_text(withholding.ground)
      blank = { raw: stub, cooked: @post.cook(stub, topic_id: @post.topic_id), raw_email: nil }
      forget_grace_period
      @post.update_columns(
        **blank,
        image_upload_id: nil,
        word_count: 0,
        edit_reason: nil,
        cook_method: Post.cook_methods[:regular],
      )
      cover_versions(blank.slice(:raw, :cooked).stringify_keys)
      PostLocalization.where(post_id: @post.id).delete_all
      IncomingEmail.where(post_id: @post.id).update_all(raw: "")
      UploadReference.where(target: @post).update_all(
        target_type: "HouseRules::Withholding",
        target_id: withholding.id,
      )
      topic.update_columns(excerpt: @post.excerpt_for_topic, image_upload_id: nil) if first_post?
      follow_up
    end

    # The very text again.
    def restore(withholding)
      sealed = withholding.sealed
      # What was written while the rules were off is newer, and stays.
      @post.update_columns(sealed["post"]) if Hooks::PostFacts.withheld_stub?(@post)
      topic.update_columns(sealed["topic"]) if sealed["topic"] && first_post?
      sealed["revisions"].each { |number, text| write_revision(number.to_i, text) }
      sealed["localizations"].each { |row| PostLocalization.insert!(row) }
      sealed["emails"].each { |id, raw| IncomingEmail.where(id:).update_all(raw:) }
      UploadReference.where(
        target_type: "HouseRules::Withholding",
        target_id: withholding.id,
      ).update_all(target_type: "Post", target_id: @post.id)
      follow_up
    end

    private

    def topic
      @topic ||= Topic.with_deleted.find(@post.topic_id)
    end

    def first_post?
      @post.is_first_post?
    end

    # Rebaking keeps the mark, because it is in the text.
    def stub_text(ground)
      I18n.with_locale(SiteSetting.default_locale) do
        ground = I18n.t("house_rules.withhold_ground.#{ground}")
        text = I18n.t("house_rules.withheld_stub", ground:)
        "[wrap=#{Hooks::PostFacts::WITHHELD_MARK}]\n#{text}\n[/wrap]"
      end
    end

    # As they are in the database, so that they come back to the letter.
    def revisions
      DB.query("SELECT number, modifications FROM post_revisions WHERE post_id = :id", id: @post.id)
    end

    def write_revision(number, modifications)
      DB.exec(<<~SQL, id: @post.id, number:, modifications:)
        UPDATE post_revisions SET modifications = :modifications
        WHERE post_id = :id AND number = :number
      SQL
    end

    def cover_versions(blank)
      PostRevision
        .where(post_id: @post.id)
        .each do |revision|
          covered = blank.slice(*revision.modifications.keys).transform_values { |v| [v, v] }
          covered["title"] = [topic.title, topic.title] if revision.modifications.key?("title")
          covered["edit_reason"] = [nil, nil] if revision.modifications.key?("edit_reason")
          revision.update_columns(modifications: revision.modifications.merge(covered))
        end
    end

    # While an edit may still be undone, Discourse keeps the former text in Redis too.
    def forget_grace_period
      version = "#{(@post.last_version_at.to_f * 1000).to_i}#{@post.id}"
      Discourse.redis.del("original_raw_#{version}", "original_cooked_#{version}")
    end

    def follow_up
      @post.reload
      TopicLink.extract_from(@post)
      QuotedPost.extract_from(@post)
      SearchIndexer.index(@post, force: true)
    end
  end
end
