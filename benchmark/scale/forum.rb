# frozen_string_literal: true

module Scale
  # A synthetic forum, written by SQL: two years of topics, ten posts each on the average, four of ten
  # answered by the organisation, by one or several of its posts.
  class Forum
    YEARS = 2
    USERS = 5_000
    CATEGORIES = 8

    attr_reader :topics

    def initialize(topics:, posts:)
      @topics = topics
      @posts = posts
    end

    def build
      return if DB.query_single("SELECT count(*) FROM topics").first >= @topics
      $stderr.puts "Writing #{@topics} topics with #{@posts} posts …"
      prepare
      write_users
      write_topics
      write_posts
      DB.exec("ANALYZE topics; ANALYZE posts; ANALYZE users;")
    end

    def organization
      HouseRules::Organization.order(:id).first
    end

    def account
      organization.user
    end

    def resident
      User.find_by(username: "resident_1")
    end

    def spokesperson
      User.find_by(username: "spokesperson")
    end

    def category
      Category.find_by(name: "Section 1")
    end

    private

    def prepare
      SiteSetting.house_rules_enabled = false
      categories =
        Array.new(CATEGORIES) do |i|
          Category.create!(name: "Section #{i + 1}", user: Discourse.system_user)
        end
      account = person("northbank_homes")
      group = Group.create!(name: "northbank_people")
      group.add(person("spokesperson"))
      calendar =
        HouseRules::Calendar.create!(
          time_zone: "Europe/Moscow",
          week: HouseRules::Calendar::DEFAULT_WEEK,
        )
      organization =
        HouseRules::Organization.create!(
          name: "Northbank Homes",
          user: account,
          group:,
          calendar:,
          created_at: YEARS.years.ago - 1.day,
        )
      categories.each { |category| organization.organization_categories.create!(category:) }
    end

    def person(username)
      User.create!(
        username:,
        email: "#{username}@example.com",
        password: SecureRandom.hex,
        active: true,
        approved: true,
        trust_level: 2,
        created_at: 3.years.ago,
      )
    end

    def write_users
      person("resident_1")
      DB.exec(<<~SQL, users: USERS)
        INSERT INTO users (username, username_lower, trust_level, active, created_at, updated_at)
        SELECT 'r' || n, 'r' || n, 2, true, now() - interval '3 years', now()
        FROM generate_series(2, :users) n
      SQL
    end

    # The last one was written a minute ago, so that there are topics of every age.
    def write_topics
      DB.exec(<<~SQL, count: @topics, span: YEARS.years.to_i)
        WITH residents AS (SELECT array_agg(id ORDER BY id) AS ids FROM users WHERE id > 0 AND username ~ '^r'),
             sections AS (SELECT array_agg(id ORDER BY id) AS ids FROM categories WHERE name LIKE 'Section %')
        INSERT INTO topics (title, fancy_title, slug, user_id, last_post_user_id, category_id, archetype,
                            created_at, updated_at, bumped_at, last_posted_at, posts_count, highest_post_number)
        SELECT 'Question number ' || n || ' about the house', 'Question number ' || n || ' about the house',
               'question-' || n, r.ids[1 + n % array_length(r.ids, 1)], r.ids[1 + n % array_length(r.ids, 1)],
               s.ids[1 + n % array_length(s.ids, 1)], 'regular', at, at, at, at, 1, 1
        FROM generate_series(1, :count) n, residents r, sections s,
             LATERAL (SELECT now() - make_interval(secs => 60 + (:count - n) * (:span::float / :count)) AS at) moment
      SQL
    end

    # Topic n has 1 to 19 posts, a new one every few hours.
    def write_posts
      DB.exec(<<~SQL, account: account.id)
        INSERT INTO posts (user_id, topic_id, post_number, sort_order, raw, cooked, post_type,
                           created_at, updated_at, last_version_at)
        SELECT CASE WHEN number = 1 THEN t.user_id
                    WHEN t.id % 5 < 2 AND number % 4 = 2 THEN :account
                    ELSE 1 + (t.id * 7 + number) % 4999 + (SELECT min(id) FROM users WHERE username = 'r2') - 2 END,
               t.id, number, number, repeat('Words of post number ' || number || '. ', 8),
               '<p>' || repeat('Words of post number ' || number || '. ', 8) || '</p>', 1,
               at, at, at
        FROM topics t, generate_series(1, 1 + (t.id * 31) % 19) number,
             LATERAL (SELECT t.created_at + (number - 1) * interval '3 hours 7 minutes' AS at) moment
        WHERE t.title LIKE 'Question number %'
      SQL
      DB.exec(<<~SQL)
        UPDATE topics t SET posts_count = p.count, highest_post_number = p.count, bumped_at = p.last,
               last_posted_at = p.last
        FROM (SELECT topic_id, count(*) AS count, max(created_at) AS last FROM posts GROUP BY 1) p
        WHERE p.topic_id = t.id AND t.title LIKE 'Question number %'
      SQL
    end
  end
end
