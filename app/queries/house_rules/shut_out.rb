# frozen_string_literal: true

module HouseRules
  # Organisations of which nobody can read a closed section: no question there is given to them, since
  # nobody could answer it.
  class ShutOut
    # Their ids, of the topic of an inquiry `i`; NULL where there are none.
    IDS = <<~SQL
      SELECT array_agg(o.id ORDER BY o.id) FROM topics t
      JOIN categories c ON c.id = t.category_id AND c.read_restricted
      CROSS JOIN house_rules_organizations o
      WHERE t.id = i.topic_id AND NOT EXISTS (
        SELECT 1 FROM group_users voice JOIN users u ON u.id = voice.user_id
        WHERE voice.group_id = o.group_id AND (u.admin OR EXISTS (
          SELECT 1 FROM category_groups cg JOIN group_users gu ON gu.group_id = cg.group_id
          WHERE cg.category_id = c.id AND gu.user_id = u.id)))
    SQL

    # Is this organisation shut out of the inquiry's topic?
    def self.include?(inquiry, organization_id)
      DB.query_single(<<~SQL, id: inquiry.id, organization_id:).first
        SELECT COALESCE(:organization_id = ANY ((#{IDS})), false)
        FROM house_rules_inquiries i WHERE i.id = :id
      SQL
    end
  end
end
