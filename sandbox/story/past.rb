# frozen_string_literal: true

module Sandbox
  # What happened on the estate, as topics.txt tells it, with the clock going along, so that every
  # state and figure is true.
  class Past
    LINE = /\A(?<at>\S+ \S+) (?<who>\w+) (?<act>[^\s:]+) ?(?<what>[^:]+)?(: (?<text>.+))?\z/
    KINDS = { first: "first_response", full: "full_answer", announce: "announcement" }.freeze

    delegate :people, :sections, :organizations, :serve, to: :@seed

    def initialize(seed) = @seed = seed

    def live
      lines.each_with_index do |(line, topic), index|
        yield(index, lines.size)
        Clock.turn_to(Seed::ZONE.strptime("2026-#{line[:at]}", "%Y-%m-%d %H:%M"))
        if organizations.key?(line[:who])
          speak(topic, *line.values_at(:who, :act, :what, :text))
        else
          act(topic, *line.values_at(:who, :act, :what, :text))
        end
      rescue StandardError => e
        raise "#{line}: #{e.class} #{e.message}"
      end
    end

    private

    # In the order it happened in, each with its topic, which gets an id when it is asked.
    def lines
      @lines ||=
        begin
          blocks = File.read(File.expand_path("topics.txt", __dir__)).split(/^= /).drop(1)
          blocks.flat_map { |block| read(block) }.sort_by { |line, _| line[:at] }
        end
    end

    def read(block)
      heading, *lines = block.lines(chomp: true).compact_blank
      section, title = heading.split(" ", 2)
      topic = { category_id: sections.fetch(section).id, title: }
      lines.map { |line| [LINE.match(line) || raise("story/topics.txt: #{line}"), topic] }
    end

    def act(topic, who, act, what, text)
      person = people.fetch(who)
      case act
      when "ask"
        question = { raw: text, title: topic[:title], category: topic[:category_id] }
        topic[:id] = PostCreator.create!(person, question).topic_id
      when "say"
        PostCreator.create!(person, raw: text, topic_id: topic[:id])
      when "rename"
        posts(topic).first.revise(person, title: text)
      when "move", "split"
        move(topic, person, what, text)
      when "withhold"
        serve(HouseRules::WithholdPost, who, post_id: posts(topic).last.id, ground: what)
      when /\Arate-(.+)/
        closure_id = inquiry(topic).closures.last.id
        serve(HouseRules::RateClosure, who, closure_id:, grade: $1, reason: text)
      else
        verdict = act.underscore
        serve(HouseRules::GiveVerdict, who, inquiry_id: inquiry(topic).id, verdict:)
      end
    end

    # To a section, the text being the note; or the last two posts to a topic of that title.
    def move(topic, person, what, text)
      *section, reason = what.split
      note = text if section.any?
      person.house_rules_move = HouseRules::MoveReason.new(reason, note)
      if note
        posts(topic).first.revise(person, category_id: sections.fetch(*section).id)
      else
        options = { title: text, category_id: sections["house"].id }
        posts(topic).first.topic.move_posts(person, posts(topic).last(2).map(&:id), options)
      end
    end

    def speak(topic, who, act, what, text)
      speaker = Story::ESTATE[:organizations][who.to_sym][:spokesperson]
      if act.start_with?("close")
        closing = { summary: text, negative: act.end_with?("negative") }
        return serve(HouseRules::CloseInquiry, speaker, inquiry_id: inquiry(topic).id, **closing)
      elsif act == "thanks"
        decided = { inquiry_id: inquiry(topic).id, decision: act }
        return serve(HouseRules::DecideReplies, speaker, **decided)
      end
      words = { raw: text, reply_kind: KINDS.fetch(act.to_sym, act), promised_at: what }
      place = topic[:id] ? { topic_id: topic[:id] } : topic
      words.merge!(organization_id: organizations[who].id, **place)
      topic[:id] = serve(HouseRules::PublishOfficialReply, speaker, **words)[:post].topic_id
    end

    def posts(topic) = Post.where(topic_id: topic[:id]).order(:post_number)
    def inquiry(topic) = HouseRules::Inquiry.find_by!(topic_id: topic[:id])
  end
end
