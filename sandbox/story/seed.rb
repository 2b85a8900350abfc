# frozen_string_literal: true

require "set"

module Sandbox
  # The estate and its past, lived through the plugin's own services with the clock going along, so
  # that every state and figure is true.
  class Seed
    ZONE = ActiveSupport::TimeZone["Europe/Moscow"]
    LINE = /\A(\d\d-\d\d \d\d:\d\d) (\w+) ([^\s:]+)(?: ([^:]+))?(?::\s(.+))?\z/

    CATEGORIES = {
      "questions" => ["Вопросы к компании · Questions to the company", "0b5c8a"],
      "house" => ["Дом и двор · House and yard", "3b7a3b"],
      "buying" => ["Покупка квартиры · Buying a flat", "8a5a0b"],
      "neighbours" => ["Соседи · Neighbours", "7a3b6e"],
    }.freeze

    RESIDENTS = {
      "anna" => "Анна Соколова",
      "marina" => "Марина",
      "pavel" => "Павел Гусев",
      "sergey" => "Сергей",
      "dmitry" => "Дмитрий Ланской",
      "elena" => "Елена",
      "nina" => "Нина Орлова",
      "tamara" => "Тамара Ивановна",
      "igor" => "Игорь",
      "james" => "James Holt",
      "oleg" => "Олег",
      "anton" => "Антон Рябов",
      "kate" => "Kate Lindqvist",
      "lilia" => "Лилия",
      "oksana" => "Оксана",
      "roman" => "Роман",
    }.freeze

    STAFF = {
      "olga" => ["Ольга Ветрова", {}],
      "pyotr" => ["Пётр Малинин", {}],
      "boris" => ["Борис Дёмин", { moderator: true }],
      "vera" => ["Вера Климова", {}],
      "irina" => ["Ирина Ладожская", { admin: true }],
    }.freeze

    # Moscow wall clock; the fourth of November is a holiday.
    HOURS = {
      time_zone: "Europe/Moscow",
      week: %w[mon tue wed thu fri].to_h { |day| [day, [%w[10:00 20:00]]] },
      days: {
        "2026-11-04" => [],
      },
    }.freeze

    def self.needed? = !Facts::Fact.exists?(kind: "seeded")

    def initialize(&progress)
      @progress = progress
    end

    def run
      Clock.turn_to(ZONE.local(2026, 10, 1, 9))
      make_people
      make_categories
      make_organizations
      live_through_topics
      Clock.turn_to(Steps::START)
      HouseRules::Hooks::Switch.renew
      Facts.note("seeded")
    end

    private

    def make_people
      @people =
        RESIDENTS.to_h do |username, name|
          [username, User.create!(username:, name:, trust_level: 2)]
        end
      STAFF.each do |username, (name, more)|
        @people[username] = User.create!(username:, name:, trust_level: 2, **more)
      end
      @groups =
        %w[northbank_homes northbank_care experts].to_h { |name| [name, Group.create!(name:)] }
      {
        "northbank_homes" => "olga",
        "northbank_care" => "pyotr",
        "experts" => "vera",
      }.each { |group, username| @groups[group].add(@people[username]) }
      SiteSetting.house_rules_experts_groups = @groups["experts"].id.to_s
      SiteSetting.house_rules_enabled = true
    end

    def make_categories
      @categories =
        CATEGORIES.each_with_index.to_h do |(slug, (name, color)), position|
          [slug, Category.create!(slug:, name:, color:, position:, user: Discourse.system_user)]
        end
    end

    def make_organizations
      organization("homes", "Northbank Homes", "developer", "0b5c8a", %w[questions buying])
      organization("care", "Northbank Care", "partner", "3b6e1f", %w[house])
      @organizations =
        HouseRules::Directory.organizations.index_by { |entry| entry.name.split.last.downcase }
    end

    def organization(key, name, kind, color, categories)
      params = {
        name:,
        kind:,
        color:,
        username: "northbank-#{key}",
        group_id: @groups["northbank_#{key}"].id,
        category_ids: categories.map { |slug| @categories[slug].id },
        **HOURS,
      }
      done!(HouseRules::SaveOrganization.call(params:, guardian: @people["irina"].guardian))
    end

    # All that happened, in the order it happened in.
    def live_through_topics
      happened =
        topics
          .flat_map { |topic| topic[:lines].map { |line| [line, topic] } }
          .sort_by { |line, _| line[1] }
      happened.each_with_index do |(line, topic), index|
        @progress&.call(index, happened.size)
        live(line, topic)
      end
    end

    def topics
      blocks =
        Sandbox
          .root
          .join("story/topics.txt")
          .read
          .gsub(/^#.*\n/, "")
          .split(/^= /)
          .map(&:strip)
          .compact_blank
      blocks.map do |block|
        heading, *lines = block.lines(chomp: true)
        category, title = heading.split(" ", 2)
        {
          category:,
          title:,
          lines: lines.map { |line| LINE.match(line) || raise("story/topics.txt: #{line}") },
        }
      end
    end

    def live(line, topic)
      _, moment, who, act, what, text = line.to_a
      Clock.turn_to(ZONE.strptime("2026-#{moment}", "%Y-%m-%d %H:%M").to_time)
      if @organizations.key?(who)
        return(
          send(:"official_#{act[/\A(close|announce)/] || "reply"}", who, act, what, text, topic)
        )
      end
      resident_or_staff(@people.fetch(who), act, what, text, topic)
    rescue StandardError => e
      raise RuntimeError, "#{line}: #{e.class} #{e.message}", e.backtrace
    end

    def resident_or_staff(person, act, what, text, topic)
      case act
      when "ask"
        topic[:id] = PostCreator.create!(
          person,
          raw: text,
          title: topic[:title],
          category: @categories[topic[:category]].id,
        ).topic_id
      when "say"
        PostCreator.create!(person, raw: text, topic_id: topic[:id])
      when "rename"
        Topic.find(topic[:id]).first_post.revise(person, { title: text })
      when "solved", "not-solved"
        done!(
          HouseRules::GiveVerdict.call(
            params: {
              inquiry_id: inquiry(topic).id,
              verdict: act.underscore,
            },
            guardian: person.guardian,
          ),
        )
      when /\Arate-(\w+)/
        done!(
          HouseRules::RateClosure.call(
            params: {
              closure_id: inquiry(topic).closures.last.id,
              grade: $1,
              reason: text,
            },
            guardian: person.guardian,
          ),
        )
      else
        moderate(person, act, what, text, topic)
      end
    end

    def moderate(moderator, act, what, text, topic)
      subject = Topic.find(topic[:id])
      return withhold(moderator, what, subject) if act == "withhold"
      category, reason = act == "move" ? what.split : [nil, what]
      moderator.house_rules_move = HouseRules::MoveReason.new(reason, act == "move" ? text : nil)
      if category
        return subject.first_post.revise(moderator, { category_id: @categories[category].id })
      end
      subject.move_posts(
        moderator,
        subject.posts.order(:post_number).last(2).map(&:id),
        title: text,
        category_id: @categories["house"].id,
      )
    ensure
      moderator.house_rules_move = nil
    end

    def withhold(person, ground, topic)
      post = topic.posts.order(:post_number).last
      done!(
        HouseRules::WithholdPost.call(
          params: {
            post_id: post.id,
            ground:,
          },
          guardian: person.guardian,
        ),
      )
    end

    def official_reply(who, act, what, text, topic)
      kind = { "first" => "first_response", "full" => "full_answer" }.fetch(act, act)
      publish(who, topic_id: topic[:id], raw: text, reply_kind: kind, promised_at: what)
    end

    def official_announce(who, _act, _what, text, topic)
      post =
        publish(
          who,
          title: topic[:title],
          category_id: @categories[topic[:category]].id,
          raw: text,
          reply_kind: "announcement",
        )
      topic[:id] = post.topic_id
    end

    def official_close(who, act, _what, text, topic)
      params = { inquiry_id: inquiry(topic).id, summary: text, negative: act.end_with?("negative") }
      done!(HouseRules::CloseInquiry.call(params:, guardian: spokesperson(who).guardian))
    end

    def publish(who, **params)
      params[:organization_id] = @organizations.fetch(who).id
      done!(HouseRules::PublishOfficialReply.call(params:, guardian: spokesperson(who).guardian))[
        :post
      ]
    end

    def spokesperson(who) = @people.fetch(who == "homes" ? "olga" : "pyotr")
    def inquiry(topic) = HouseRules::Inquiry.find_by!(topic_id: topic[:id])

    def done!(result)
      if result.failure?
        raise "a service refused: #{result.inspect_steps} #{result["result.contract.default"]&.errors&.full_messages}"
      end
      result
    end
  end
end
