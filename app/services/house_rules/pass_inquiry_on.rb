# frozen_string_literal: true

module HouseRules
  # An organisation whose business it is not passes an inquiry on to another, in public, with a word to
  # who asked. An official word: it passes the gate. The other one owes what is left of the time; what
  # was missed stays missed. Unlike a hand-over it is not theirs any more. Rules 1 and 3.
  class PassInquiryOn
    include Service::Base
    include ActsOnInquiry

    WORD = 1000

    params do
      attribute :inquiry_id, :integer
      attribute :organization_id, :integer
      attribute :word, :string

      before_validation { self.word = word.to_s.strip }
      validates :inquiry_id, :organization_id, presence: true

      validate do
        unless (1..WORD).cover?(word.length)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.pass_on_word", count: WORD))
        end
      end
    end

    model :inquiry
    policy :can_see_topic
    step :pass_the_gate_of_the_asked
    policy :another_that_speaks
    policy :other_reads_it

    transaction do
      step :bring_up_to_date
      policy :unanswered
      step :give
      step :write_notice
      step :write_record
    end

    step :recompute_given

    private

    # Nobody passes back what was passed on to them: they answer, or hand it over.
    def another_that_speaks(params:, inquiry:)
      context[:former] = asked_organization(inquiry)
      context[:other] = Directory.organization(params.organization_id)
      return false if context[:other].nil? || context[:other].retired
      had_it = inquiry.events.filter_map { |event| event.details&.dig("from_organization_id") }
      [inquiry.organization_id, *had_it].exclude?(context[:other].id)
    end

    def other_reads_it(inquiry:, other:)
      !ShutOut.include?(inquiry, other.id)
    end

    def unanswered(inquiry:)
      %w[answered closed].exclude?(inquiry.state) && !inquiry.set_aside
    end

    def give(inquiry:, other:, guardian:)
      context[:given_id] = GiveInquiry.call(inquiry, to: other, actor_id: guardian.user.id)
    end

    # For crawlers, feeds and mail in the site's language; browsers render the payload in the reader's.
    def write_notice(inquiry:, params:, former:, other:)
      text =
        I18n.with_locale(SiteSetting.default_locale) do
          I18n.t("house_rules.notice.passed_on", organization: former.name, other: other.name)
        end
      context[:notice] = Topic.find(inquiry.topic_id).add_moderator_post(
        Discourse.system_user,
        "#{text} #{params.word}",
        post_type: Post.types[:small_action],
        action_code: "house_rules.passed_on",
        custom_fields: {
          Hooks::Moves::NOTICE_FIELD => {
            kind: "passed_on",
            note: params.word,
            from_organization_id: former.id,
            to_organization_id: other.id,
          },
        },
      )
    end

    def write_record(inquiry:, params:, former:, other:, notice:, guardian:)
      RecordEntry.write!(
        kind: "inquiry_passed_on",
        actor: guardian.user,
        actor_role: "spokesperson",
        organization_id: former.id,
        topic_id: inquiry.topic_id,
        post_id: notice.id,
        note: params.word,
        details: {
          to_organization_id: other.id,
        },
      )
    end

    def recompute_given(given_id:)
      RecomputeInquiry.call(params: { inquiry_id: given_id })
      context[:inquiry] = Inquiry.find(given_id)
    end
  end
end
