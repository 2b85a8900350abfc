# frozen_string_literal: true

# A person or a group whose name, title or flair resembles an organisation's: it may stay, or it goes.
class ReviewableHouseRulesLookAlike < Reviewable
  def serializer
    ReviewableHouseRulesLookAlikeSerializer
  end

  def build_actions(actions, guardian, args)
    return unless pending? && guardian.is_staff?
    add(actions, :house_rules_keep, "check")
    add(actions, :house_rules_rename, "xmark", confirm: true) if target
  end

  def perform_house_rules_keep(_performed_by, _args)
    create_result(:success, :approved)
  end

  # A username is replaced by a neutral one; a name or title is emptied. A group's own name stays
  # where it is: who refuses it renames the group by hand.
  def perform_house_rules_rename(performed_by, _args)
    field = payload["field"]
    if field == "username"
      UsernameChanger.change(target, UserNameSuggester.suggest("user"), performed_by)
    elsif field != "name" || target.is_a?(User)
      target.update!(field => nil)
    end
    create_result(:success, :rejected)
  end

  private

  def add(actions, action, icon, confirm: false)
    actions.add(action) do |a|
      a.icon = icon
      a.label = "reviewables.actions.#{action}.title"
      a.confirm_message = "reviewables.actions.#{action}.confirm" if confirm
    end
  end
end
