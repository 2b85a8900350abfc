# frozen_string_literal: true

# What the review queue shows of a look-alike.
class ReviewableHouseRulesLookAlikeSerializer < ReviewableSerializer
  payload_attributes :field, :value, :organization, :verdict
  attributes :target_name, :target_path

  def target_name
    object.target.is_a?(User) ? object.target.username : object.target&.name
  end

  def target_path
    return if object.target.nil?
    object.target.is_a?(User) ? "/u/#{object.target.encoded_username}" : "/g/#{object.target.name}"
  end
end
