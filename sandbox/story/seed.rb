# frozen_string_literal: true

module Sandbox
  # The estate and its past, lived through the plugin's own services with the clock going along, so
  # that every state and figure is true.
  class Seed
    ZONE = ActiveSupport::TimeZone["Europe/Moscow"]
    ESTATE = YAML.load_file(File.expand_path("estate.yml", __dir__), symbolize_names: true)
    LINE =
      /\A(?<at>\d\d-\d\d \d\d:\d\d) (?<who>\w+) (?<act>[^\s:]+) ?(?<what>[^:]+)?(: (?<text>.+))?\z/
    KINDS = { "first" => "first_response", "full" => "full_answer" }.freeze

    def self.needed? = User.where(username: Story::ROLES[:head]).none?

    # Yields how many of all lines are lived through.
    def run(&progress)
      Clock.turn_to(ZONE.local(2026, 10, 1, 9))
      make_people
      make_sections
      @organizations =
        ESTATE[:organizations].to_h { |name, facts| [name.to_s, organization(facts)] }
      live(&progress)
      Clock.turn_to(Story::BEGINS)
      HouseRules::Hooks::Switch.renew
    end

    private

    def make_people
      @people =
        ESTATE[:people].to_h do |username, (name, role)|
          staff = { admin: role == "admin", moderator: role == "moderator" }
          [username.to_s, User.create!(username:, name:, trust_level: 2, **staff)]
        end
      @groups =
        ESTATE[:groups].to_h do |name, member|
          [name, Group.create!(name:).tap { |group| group.add(@people[member]) }]
        end
      SiteSetting.house_rules_experts_groups = @groups[:experts].id.to_s
      SiteSetting.set_and_log(:house_rules_enabled, true, @people["irina"])
    end

    def make_sections
      sections = ESTATE[:sections].each_with_index
      @sections =
        sections.to_h do |(slug, (name, color)), position|
          [slug.to_s, Category.create!(slug:, name:, color:, position:, user_id: -1)]
        end
    end

    def organization(facts)
      group_id = @groups[facts[:group].to_sym].id
      category_ids = @sections.values_at(*facts[:sections]).map(&:id)
      hours = ESTATE[:hours].transform_values { |value| value.try(:deep_stringify_keys) || value }
      who = facts.slice(:name, :kind, :color, :username)
      params = { **who, **hours, group_id:, category_ids: }
      serve(HouseRules::SaveOrganization, "irina", **params)[:organization]
    end

    # All that happened, in the order it happened in.
    def live
      lines = past.sort_by { |line, _| line[:at] }
      lines.each_with_index do |(line, topic), index|
        yield(index, lines.size)
        Clock.turn_to(ZONE.strptime("2026-#{line[:at]}", "%Y-%m-%d %H:%M"))
        if @organizations.key?(line[:who])
          speak(line, topic)
        else
          act(line, topic)
        end
      rescue StandardError => e
        raise "#{line}: #{e.class} #{e.message}"
      end
    end

    # Each line with its topic, which gets an id when it is asked.
    def past
      blocks = File.read(File.expand_path("topics.txt", __dir__)).split(/^= /).drop(1)
      blocks.flat_map do |block|
        heading, *lines = block.lines(chomp: true).compact_blank
        section, title = heading.split(" ", 2)
        topic = { section: @sections.fetch(section), title: }
        lines.map { |line| [LINE.match(line) || raise("story/topics.txt: #{line}"), topic] }
      end
    end

    def act(line, topic)
      who, act, what, text = line.values_at(:who, :act, :what, :text)
      person = @people.fetch(who)
      case act
      when "ask"
        options = { raw: text, title: topic[:title], category: topic[:section].id }
        topic[:id] = PostCreator.create!(person, options).topic_id
      when "say"
        PostCreator.create!(person, raw: text, topic_id: topic[:id])
      when "rename"
        first_post(topic).revise(person, title: text)
      when "move", "split"
        move(person, act, what, text, topic)
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

    def move(person, act, what, text, topic)
      *section, reason = what.split
      person.house_rules_move = HouseRules::MoveReason.new(reason, (text if act == "move"))
      if act == "move"
        return first_post(topic).revise(person, category_id: @sections.fetch(*section).id)
      end
      options = { title: text, category_id: @sections["house"].id }
      posts(topic).first.topic.move_posts(person, posts(topic).last(2).map(&:id), options)
    end

    def speak(line, topic)
      act, what, text = line.values_at(:act, :what, :text)
      speaker = ESTATE[:organizations][line[:who].to_sym][:spokesperson]
      if act.start_with?("close")
        negative = act == "close-negative"
        closing = { inquiry_id: inquiry(topic).id, summary: text, negative: }
        return serve(HouseRules::CloseInquiry, speaker, **closing)
      end
      words = { organization_id: @organizations[line[:who]].id, raw: text, promised_at: what }
      words[:reply_kind] = { "announce" => "announcement" }.merge(KINDS).fetch(act, act)
      place = { title: topic[:title], category_id: topic[:section].id }
      place = { topic_id: topic[:id] } if topic[:id]
      topic[:id] = serve(HouseRules::PublishOfficialReply, speaker, **words, **place)[
        :post
      ].topic_id
    end

    def posts(topic) = Post.where(topic_id: topic[:id]).order(:post_number)
    def first_post(topic) = posts(topic).first
    def inquiry(topic) = HouseRules::Inquiry.find_by!(topic_id: topic[:id])

    def serve(service, who, **params)
      result = service.call(params:, guardian: @people.fetch(who).guardian)
      raise "#{service}: #{result.inspect_steps}" if result.failure?
      result
    end
  end
end
