# frozen_string_literal: true

module HouseRules
  # The first set-up: four answers make an organisation that works. Who: its name; the account is made.
  # Who may speak: people, in a group of their own. Which categories. When: days and hours.
  #
  # Fails `check` or `save` with messages by field, like SaveOrganization; nothing is left behind then.
  class SetUpOrganization
    include Service::Base

    params do
      attribute :name, :string
      attribute :kind, :string, default: "developer"
      attribute :usernames
      attribute :category_ids
      attribute :time_zone, :string
      attribute :days
      attribute :opens_at, :string
      attribute :closes_at, :string

      before_validation do
        self.name = name.to_s.squish
        self.usernames = Array(usernames).map { |username| username.to_s.strip }.compact_blank.uniq
      end
    end

    policy :administrator
    step :find_people
    step :check

    transaction do
      step :make_group
      step :save
      step :switch_on
    end

    private

    def administrator(guardian:)
      guardian.is_admin?
    end

    def find_people(params:)
      context[:people] = User
        .human_users
        .where(username_lower: params.usernames.map(&:downcase))
        .to_a
    end

    def check(params:, people:)
      problems = {}
      problems[:usernames] = [text(:set_up_people)] if params.usernames.empty?
      unknown = params.usernames.map(&:downcase) - people.map(&:username_lower)
      problems[:usernames] = [text(:set_up_unknown, names: unknown.join(", "))] if unknown.any?
      problems[:category_ids] = [text(:set_up_categories)] if Array(params.category_ids).empty?
      fail!(problems) if problems.any?
    end

    # Who speaks for a company is nobody else's business, so that only its members and staff see it.
    def make_group(params:, people:, guardian:)
      group =
        Group.create!(
          name: free_name(params.name),
          full_name: params.name,
          visibility_level: Group.visibility_levels[:members],
          members_visibility_level: Group.visibility_levels[:members],
        )
      logger = GroupActionLogger.new(guardian.user, group)
      people.each { |user| group.add(user) && logger.log_add_user_to_group(user) }
      context[:group] = group
    end

    def save(params:, group:, guardian:)
      result = SaveOrganization.call(params: organization_params(params, group), guardian:)
      return context[:organization] = result[:organization] if result.success?
      problems = result["result.step.check"]&.error
      fail!(problems.presence || { name: [text(:organization)] })
    end

    # On already where somebody came by a page of the plugin's; by console or API it may not be.
    def switch_on(guardian:)
      SwitchRules.call(params: { enabled: true }, guardian:) unless HouseRules.enabled?
    end

    def organization_params(params, group)
      {
        name: params.name,
        kind: params.kind,
        color: Organization.column_defaults["color"],
        username: UserNameSuggester.suggest(latin(params.name)),
        group_id: group.id,
        category_ids: params.category_ids,
        calendar: {
          time_zone: params.time_zone,
          week: Array(params.days).to_h { |day| [day.to_s, [[params.opens_at, params.closes_at]]] },
        },
      }
    end

    def free_name(name)
      UserNameSuggester.suggest("#{latin(name)}_voices")
    end

    # Usernames are in Latin letters on most forums.
    def latin(name)
      return name unless name.match?(/\p{Cyrillic}/)
      ActiveSupport::Inflector.transliterate(name, locale: :ru)
    end

    def text(key, **values)
      I18n.t("house_rules.errors.#{key}", **values)
    end
  end
end
