# frozen_string_literal: true

module HouseRules
  # An entry of the record as one sentence, for readers without JavaScript and for feeds: the same words
  # as the page has, in the reader's language.
  class RecordSentence
    LAW = %w[withheld unconfirmed redacted returned erased].freeze
    SWITCH = %w[rules_switched_on rules_switched_off].freeze

    # +entry+: as RecordPage has it.
    def initialize(entry)
      @entry = entry
      @details = entry[:details].with_indifferent_access
    end

    # Plain text.
    def to_s
      [what { |topic| topic[:title] }, *facts].join(" ")
    end

    # The sentence with its links, and what is to be said of it.
    def to_html
      linked = what(escape: true) { |topic| link(topic[:url], topic[:title]) }
      post = link(@entry[:post_url], text("post")) if @entry[:post_url]
      [linked, post, *facts.map { |fact| h(fact) }].compact.join(" ").html_safe
    end

    private

    def what(escape: false, &show)
      topics = { topic: @entry[:topic], other: @entry[:other_topic] }
      shown = topics.transform_values { |topic| topic ? show.call(topic) : unseen("topic") }
      I18n.t(
        "js.house_rules.record.sentence.#{@entry[:kind]}#{"_title" if title_only?}",
        count: @entry[:count] || 1,
        **shown,
        **values.transform_values { |value| escape ? h(value) : value },
        default: @entry[:kind].humanize,
      )
    end

    # A title that was withheld without the text is no post.
    def title_only?
      @details[:title] && @details[:text] == false
    end

    def values
      if @entry[:kind] == "rules_changed"
        none = I18n.t("js.house_rules.rules.values.none")
        from, to = @details.values_at(:from, :to).map { |value| value.presence || none }
        return { setting: setting, from:, to: }
      end
      return OrganizationEntry.words(@entry) if OrganizationEntry::KINDS.include?(@entry[:kind])
      from, to = @details.values_at(:from, :to).map { |value| value.presence || unseen("category") }
      { from:, to:, setting: nil, date: date(@details[:date]) }
    end

    def setting
      name = @details[:setting].to_s
      I18n.t("js.house_rules.rules.settings.#{name}", default: name)
    end

    def facts
      reason, note = @entry.values_at(:reason, :note)
      names = @entry[:authors].join(", ").presence
      [
        text("role.#{@entry[:actor_role]}"),
        (I18n.t("js.house_rules.notice.authors", names:) if names),
        (I18n.t("js.house_rules.notice.reason", reason: reason_text(reason)) if reason),
        note_text(note),
        (text("alone") if @details[:alone]),
        *OrganizationFacts.of(@details),
        erased,
      ].compact
    end

    def note_text(note)
      return if note.blank?
      return I18n.t("js.house_rules.notice.reason", reason: note) if SWITCH.include?(@entry[:kind])
      I18n.t("js.house_rules.notice.note", note:)
    end

    def erased
      ground = @entry.dig(:erased, :ground)
      ground && text("erased", date: date(@entry[:erased][:at]), ground: reason_text(ground))
    end

    def reason_text(key)
      I18n.t("js.house_rules.#{list_of(key)}.#{key}", default: key)
    end

    def text(key, **values)
      I18n.t("js.house_rules.record.#{key}", **values)
    end

    def unseen(what)
      I18n.t("js.house_rules.out_of_sight.#{what}")
    end

    def date(value)
      value && I18n.l(value.to_time.to_date, format: :date_only)
    end

    def link(url, title)
      ActionController::Base.helpers.link_to(title, url)
    end

    def h(value)
      ERB::Util.html_escape(value.to_s)
    end

    def list_of(key)
      return "not_let_through" if @entry[:kind] == "not_let_through"
      Withholding::GROUNDS.include?(key) ? "withhold_ground" : "move_reason"
    end
  end
end
