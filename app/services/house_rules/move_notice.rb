# frozen_string_literal: true

module HouseRules
  # The notices of a move, as small actions by the system: ids, which browsers render in the reader's language,
  # and a neutral sentence for everybody else. Of whispers alone they are whispers. Rule 2.
  class MoveNotice
    # +move+: as AnnounceMove has it; +given+: a MoveReason.
    def initialize(move, given)
      @move = move
      @given = given
    end

    # The one in the topic left, and the one in the topic entered, if another was entered.
    def write
      return notice(@move[:topic], "recategorized", nil), nil if @move[:other_topic].nil?
      left = notice(@move[:topic], "moved_out", @move[:other_topic])
      return left, nil if @given.sweep?
      [left, notice(@move[:other_topic], "moved_in", @move[:topic])]
    end

    # What the notice knows; who reads it sees of that what they may see.
    def payload(other)
      @move
        .slice(:kind, :count, :author_ids, :from, :to, :move_id)
        .merge(reason: @given.reason, note: @given.note, other_topic_id: other&.id)
        .compact
    end

    private

    # Core's helper on a fresh topic: the one at hand is in the middle of being saved.
    def notice(topic, code, other)
      Topic.find(topic.id).add_moderator_post(
        Discourse.system_user,
        sentence(code, other),
        post_type: Post.types[@move[:whispered] ? :whisper : :small_action],
        action_code: "house_rules.#{code}",
        silent: true, # the topic's last words are still somebody's
        post_number: (@move[:notice_at] if code == "moved_out"),
        custom_fields: {
          Hooks::Moves::NOTICE_FIELD => payload(other),
        },
      )
    end

    # For crawlers, feeds and mail: neutral, without names or titles.
    def sentence(code, other)
      I18n.with_locale(SiteSetting.default_locale) do
        reason = I18n.t("house_rules.move_reason.#{@given.reason}")
        text = I18n.t("house_rules.notice.#{code}", count: @move[:count], reason:)
        other && !other.category&.read_restricted ? "#{text} #{link(other)}" : text
      end
    end

    # Written out, since Discourse would put the title into a bare address, for good.
    def link(topic)
      url = "#{Discourse.base_url}/t/#{topic.id}"
      "[#{url}](#{url})"
    end
  end
end
