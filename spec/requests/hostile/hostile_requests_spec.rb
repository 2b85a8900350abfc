# frozen_string_literal: true

require_relative "../../support/inquiries"

# Every route of the plugin, and every route of core's that could reach official words, asked by
# everybody with forged parameters, for somebody else's object and at the wrong hour. Who may not is
# refused, nothing changes, and the writer's name is in no answer to who may not know it.
RSpec.describe "Hostile requests", type: :request do
  include_context "with inquiries"

  fab!(:writer) do
    Fabricate(
      :user,
      username: "quiet_olga",
      name: "Olga Quiet",
      refresh_auto_groups: true,
    ).tap { |u| spokespeople.add(u) }
  end
  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:rival_organization) { Fabricate(:house_rules_organization, name: "Southbank Care") }
  fab!(:rival) do
    Fabricate(:user, refresh_auto_groups: true).tap { |u| rival_organization.group.add(u) }
  end
  fab!(:expert) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:moderator)
  fab!(:admin)
  fab!(:hidden) { Fabricate(:private_category, group: Fabricate(:group)) }

  let!(:topic) { ask }
  let!(:official) { answer(topic, "full_answer", writer:) }
  let!(:started) { own_topic }
  let!(:closure) { close }
  let!(:inquiry) { inquiry_of(topic) }
  let!(:elsewhere) { inside }
  let(:people) do
    {
      anonymous: nil,
      author: resident,
      resident: other,
      rival:,
      expert:,
      moderator:,
      admin:,
      writer:,
    }
  end

  OFFICIAL = "/house-rules"
  PLUGIN = "/admin/plugins/discourse-house-rules"
  ADMIN = "#{PLUGIN}/organizations"

  def close
    Jobs.run_immediately!
    experts = Fabricate(:group).tap { |group| group.add(expert) }
    SiteSetting.house_rules_experts_groups = experts.id.to_s
    result =
      HouseRules::CloseInquiry.call(
        params: {
          inquiry_id: inquiry_of(topic).id,
          summary: "The heating works again.",
        },
        guardian: writer.guardian,
      )
    expect(result).to be_success, result.inspect_steps
    result[:closure]
  end

  def own_topic
    HouseRules::PublishOfficialReply.call(
      params: {
        organization_id: organization.id,
        title: "The water will be off on Friday",
        category_id: category.id,
        raw: "The water will be off on Friday from ten to noon.",
        reply_kind: "announcement",
      },
      guardian: writer.guardian,
    )[
      :post
    ].topic
  end

  # A question and an answer where hardly anybody may look.
  def inside
    topic = Fabricate(:topic, category: hidden, user: resident)
    question = Fabricate(:post, topic:, user: resident)
    HouseRules::OpenInquiry.call(
      post: question,
      organization: HouseRules::Directory.organization(organization.id),
    )
    answer(topic, "full_answer", writer:)
    topic
  end

  # Method and path of each, its honest parameters, and who may on an ordinary working day.
  def routes
    {
      "POST /posts" => [{ raw: words, topic_id: topic.id, **officially }, %i[writer]],
      "POST /posts (topic)" => [
        {
          raw: words,
          title: "Another notice for this house",
          category: category.id,
          **officially("announcement"),
        },
        %i[writer],
      ],
      "PUT /posts/#{official.id}" => [{ post: { raw: words } }, %i[writer]],
      "PUT /t/#{started.id}" => [{ title: "The water stays on after all" }, %i[writer]],
      "PUT /posts/#{official.id}/wiki" => [{ wiki: true }, []],
      "POST /t/#{topic.id}/change-owner" => [
        { username: account.username, post_ids: [topic.first_post.id] },
        [],
      ],
      "PUT /u/#{account.username}/preferences/username" => [{ new_username: "southbank" }, []],
      "PUT /admin/users/#{account.id}/grant_moderation" => [{}, []],
      "POST /admin/impersonate" => [{ username_or_email: account.username }, []],
      "PUT /groups/#{spokespeople.id}/members" => [{ usernames: account.username }, []],
      "POST #{OFFICIAL}/inquiries/:id/closure" => [{ summary: "Closed once more" }, []],
      "PUT #{OFFICIAL}/inquiries/:id/verdict" => [{ verdict: "solved" }, %i[author]],
      "POST #{OFFICIAL}/closures/:id/ratings" => [{ grade: "good", reason: "Quick" }, %i[expert]],
      "POST #{OFFICIAL}/posts/:post_id/withholding" => [
        { ground: "personal_data" },
        %i[admin moderator],
      ],
      "PUT #{OFFICIAL}/withholdings/:id/confirm" => [{}, []],
      "PUT #{OFFICIAL}/withholdings/:id/return" => [{}, []],
      "GET #{OFFICIAL}/withholdings" => [{}, %i[admin moderator]],
      "GET #{OFFICIAL}/desk" => [{}, %i[writer rival admin moderator]],
      "GET #{OFFICIAL}/voice" => [
        { organization_id: organization.id, topic_id: topic.id },
        %i[writer],
      ],
      "GET #{OFFICIAL}/inquiries/:id" => [{}, people.keys],
      # Closed, so that there is nothing to do with it for anybody.
      "POST #{OFFICIAL}/inquiries/:id/hand-over" => [
        { department: "Legal", until: "2026-11-27" },
        [],
      ],
      "DELETE #{OFFICIAL}/inquiries/:id/hand-over" => [{}, []],
      "POST #{OFFICIAL}/inquiries/:id/pass-on" => [
        { organization_id: rival_organization.id, word: "Their pipes" },
        [],
      ],
      "PUT #{OFFICIAL}/inquiries/:id/promise" => [{ promised_at: "2026-11-27" }, []],
      "PUT #{OFFICIAL}/inquiries/:id/look-at" => [{ decision: "thanks" }, []],
      "POST #{OFFICIAL}/inquiries/:id/nudge" => [{}, []],
      "POST #{OFFICIAL}/inquiries/:id/same-here" => [{}, []],
      "DELETE #{OFFICIAL}/inquiries/:id/same-here" => [{}, %i[resident expert]],
      "POST #{OFFICIAL}/posts/:post_id/ask" => [
        { organization_id: rival_organization.id },
        %i[author resident expert],
      ],
      "POST #{OFFICIAL}/posts/:post_id/withdrawal" => [{}, []],
      "DELETE #{OFFICIAL}/posts/:post_id/withdrawal" => [{}, []],
      # Nothing of these has been moved: there is nothing to take back.
      "POST #{OFFICIAL}/moves" => [
        { topic_id: topic.id, title: "Another title for this", house_rules_reason: "off_topic" },
        %i[author admin moderator],
      ],
      "POST #{OFFICIAL}/moves/preview" => [{ topic_id: topic.id }, %i[author admin moderator]],
      "GET #{OFFICIAL}/moves/last" => [{}, people.keys - %i[anonymous]],
      "GET #{OFFICIAL}/moves/:id" => [{}, []],
      "POST #{OFFICIAL}/moves/:id/undo" => [{}, []],
      "GET #{OFFICIAL}/topics/:topic_id/history" => [{}, people.keys],
      "GET #{OFFICIAL}/posts/:post_id/quarantined" => [{}, []],
      "POST #{OFFICIAL}/users/:user_id/quarantine" => [{}, %i[admin moderator]],
      "GET #{OFFICIAL}/signatures" => [{}, people.keys - %i[anonymous]],
      "PUT #{OFFICIAL}/signatures/:organization_id" => [{ text: "Olga", consent: true }, []],
      "DELETE #{OFFICIAL}/signatures/:organization_id" => [{}, people.keys - %i[anonymous]],
      "GET #{OFFICIAL}/hours" => [{}, people.keys],
      "PUT #{OFFICIAL}/record/:id/erase" => [{ ground: "personal_data" }, %i[admin moderator]],
      "POST #{OFFICIAL}/posts/:post_id/withholding-request" => [{ word: "My flat" }, []],
      "PUT #{OFFICIAL}/withholdings/:id/decline" => [{}, []],
      "GET #{OFFICIAL}/record" => [{}, people.keys],
      "GET #{OFFICIAL}/rules" => [{}, people.keys],
      "GET #{OFFICIAL}/figures" => [{}, people.keys],
      "GET #{OFFICIAL}/figures/weeks" => [{ figure: "first_response" }, people.keys],
      "GET #{OFFICIAL}/figures/topics" => [{ figure: "first_response" }, people.keys],
      "GET #{OFFICIAL}/figures/people" => [{}, %i[admin moderator]],
      "GET #{ADMIN}" => [{}, %i[admin]],
      "GET #{ADMIN}/new" => [{}, %i[admin]],
      "GET #{ADMIN}/:id/edit" => [{}, %i[admin]],
      "GET #{ADMIN}/:id" => [{}, %i[admin]],
      "POST #{ADMIN}" => [{ organization: { name: "Third" } }, %i[admin]],
      "PUT #{ADMIN}/:id" => [{ organization: { name: "Third" } }, %i[admin]],
      "DELETE #{ADMIN}/:id" => [{}, []],
      "POST #{PLUGIN}/set-up" => [{ name: "Third" }, %i[admin]],
      "POST #{PLUGIN}/calendars/preview" => [{ calendar: {} }, %i[admin]],
      "POST #{PLUGIN}/calendars/days" => [{ text: "2026-12-31", year: 2026 }, %i[admin]],
      "GET #{PLUGIN}/in-force" => [{}, %i[admin]],
      "PUT #{PLUGIN}/in-force" => [{ enabled: true }, %i[admin]],
    }
  end

  # What speaks for the organisation, which nobody does on a Saturday.
  def speech?(route)
    route.match?(%r{\A(POST /posts|PUT /posts/\d+\z|PUT /t/|POST /house-rules/inquiries)})
  end

  def words
    "We have adjusted the heating in all risers, says #{SecureRandom.hex(4)}."
  end

  def officially(kind = "correction")
    {
      house_rules_organization_id: organization.id,
      house_rules_reply_kind: kind,
      nested_post: true,
    }
  end

  FORGED = {
    house_rules_door: true,
    house_rules_form: true,
    user_id: -1,
    username: "system",
    writer_id: 1,
    approver_id: 1,
    actor_id: 1,
    outside_hours: false,
    is_warning: true,
    import_mode: true,
    skip_validations: true,
    skip_guardian: true,
  }.freeze

  # { attack => what a request becomes }
  def attacks
    {
      plain: ->(path, params) { [path, params] },
      forged: ->(path, params) { [path, FORGED.merge(params)] },
      shapes: ->(path, params) do
        [path, params.transform_values { |v| { "0" => { v: [v.to_s] } } }]
      end,
      foreign: ->(path, params) { [foreign_path(path), foreign(params)] },
      hour: ->(path, params) { [path, params] },
    }
  end

  # The same for a topic nobody here may see, or for another organisation.
  def foreign_path(path)
    path.sub("/posts/#{official.id}", "/posts/#{elsewhere.posts.last.id}").sub(
      "/t/#{started.id}",
      "/t/#{elsewhere.id}",
    )
  end

  def foreign(params)
    params = params.merge(topic_id: elsewhere.id) if params.key?(:topic_id)
    params = params.merge(category: hidden.id) if params.key?(:category)
    params
  end

  def ids(route, attack)
    foreign = attack == :foreign
    {
      "/inquiries/:id" => (foreign ? inquiry_of(elsewhere) : inquiry).id,
      "/closures/:id" => foreign ? 0 : closure.id,
      "/withholdings/:id" => 0,
      "/record/:id" => foreign ? 0 : HouseRules::RecordEntry.last&.id.to_i,
      ":user_id" => foreign ? 0 : other.id,
      ":organization_id" => foreign ? 0 : organization.id,
      "/moves/:id" => 0,
      ":topic_id" => (foreign ? elsewhere : topic).id,
      ":post_id" => foreign ? elsewhere.posts.last.id : official.id,
      "organizations/:id" => foreign ? 0 : organization.id,
    }.reduce(route) { |path, (key, id)| path.sub(key, key.sub(/:\w+/, id.to_s)) }
  end

  # What could have changed.
  def world
    [
      Post.order(:id).pluck(:id, :raw, :user_id, :version, :wiki),
      Topic.order(:id).pluck(:id, :title, :user_id, :category_id),
      User.where(id: account.id).pluck(:username, :moderator, :trust_level),
      GroupUser.where(user_id: account.id, group_id: spokespeople.id).count,
      [HouseRules::OfficialPost, HouseRules::InquiryEvent, HouseRules::Closure].map(&:count),
      [HouseRules::Rating, HouseRules::Withholding, HouseRules::RecordEntry].map(&:count),
      HouseRules::Organization.order(:id).pluck(:name, :user_id, :group_id, :retired_at),
    ]
  end

  def become(user)
    reset!
    sign_in(user) if user
  end

  def request(route, params, attack)
    verb, path = route.sub(%r{ \(.*\)}, "").split(" ", 2)
    path, params = attacks[attack].call(ids(path, attack), params)
    public_send(verb.downcase, "#{path}.json", params:)
    response.status
  end

  def knows_writer?(role)
    %i[writer admin moderator].include?(role)
  end

  def judge(route, role, attack, before)
    may = may?(route, role, attack)
    status = response.status
    # Core's own routes stumble over some shapes; nothing may come of it.
    return "answers #{status}" if status >= 500 && (attack != :shapes || ours?(route))
    return "answers #{status}" if !may && (200..399).cover?(status)
    return "changed something" if (!may || status >= 400) && world != before
    return if knows_writer?(role)
    "names the writer" if response.body.match?(/quiet_olga|Olga Quiet/i)
  end

  def may?(route, role, attack)
    return allowed_abroad?(route, role) if attack == :foreign
    routes[route].last.include?(role) && (attack != :hour || !speech?(route))
  end

  def ours?(route)
    route.match?(/house-rules/)
  end

  # Staff see hidden sections, and lists are of what one may see anyway.
  def allowed_abroad?(route, role)
    lists =
      %r{record$|rules$|figures|moves/last|hours|signatures|calendars|in-force|desk|withholdings$|organizations(/new)?$|preview|edit}
    return routes[route].last.include?(role) if route.match?(lists)
    role == :admin && route.match?(%r{GET|withholding|moves|PUT /t/})
  end

  %i[anonymous author resident rival expert moderator admin writer].each do |role|
    it "are refused in all their combinations, and reveal nothing, asked by: #{role}" do
      RateLimiter.disable
      before = world
      cells = 0
      wrong = []
      attacks.each_key do |attack|
        freeze_time(moscow(attack == :hour ? "2026-11-28 12:00" : "2026-11-23 12:30"))
        become(people.fetch(role))
        routes.each do |route, (params, _)|
          cells += 1
          ActiveRecord::Base.transaction(requires_new: true) do
            request(route, params, attack)
            complaint = judge(route, role, attack, before)
            wrong << "#{attack}: #{route} #{complaint}" if complaint
            raise ActiveRecord::Rollback
          end
        end
      end
      RSpec.configuration.reporter.message(
        "#{role}: #{routes.size} routes × #{attacks.size} attacks: #{cells} requests, #{wrong.size} wrong",
      )
      expect(wrong).to be_empty
    end
  end

  it "covers every route of the plugin" do
    ours =
      HouseRules::Engine.routes.routes.map { |r| "#{r.verb} #{OFFICIAL}#{r.path.spec}" } +
        Rails
          .application
          .routes
          .routes
          .select { |r| r.path.spec.to_s.start_with?(PLUGIN) }
          .map { |r| "#{r.verb} #{r.path.spec}" }
    listed = ours.map { |route| route.sub("(.:format)", "").chomp("/") }
    expect(listed - routes.keys).to be_empty
  end
end
