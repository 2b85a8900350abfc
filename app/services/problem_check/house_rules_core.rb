# frozen_string_literal: true

# Methods of this Discourse are no longer as the plugin knew them, so that what wrapped them stepped aside.
class ProblemCheck::HouseRulesCore < ProblemCheck
  self.priority = "high"

  def call
    HouseRules::Hooks.misfits.any? ? problem : no_problem
  end

  private

  def translation_data(*)
    { methods: HouseRules::Hooks.misfits.sort.join(", ") }
  end
end
