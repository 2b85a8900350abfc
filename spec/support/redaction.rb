# frozen_string_literal: true

require_relative "permanence"

# A post with a secret in it, and a check of the same kind for every place that may hold it: it is there
# before, gone while the post is withheld, there again to the letter when it is returned, and gone for good
# when it is confirmed.
RSpec.shared_context "with a secret" do
  include_context "with a protected topic"

  fab!(:second_admin, :admin)

  let(:secret) { "My passport number is 4508 123456, flat 12." }

  before do
    reply.update_columns(raw: "Good evening!\n\n#{secret}")
    reply.rebake!
  end

  def withholding
    HouseRules::Withholding.order(:id).last
  end

  def withhold(post = reply, **params)
    result =
      HouseRules::WithholdPost.call(
        guardian: admin.guardian,
        params: { post_id: post.id, ground: "personal_data" }.merge(params),
      )
    raise result.inspect_steps if result.failure?
    result[:withholding]
  end

  def give_back
    params = { id: withholding.id }
    result = HouseRules::ReturnWithholding.call(guardian: second_admin.guardian, params:)
    raise result.inspect_steps if result.failure?
  end

  def confirm
    params = { id: withholding.id }
    result = HouseRules::ConfirmWithholding.call(guardian: second_admin.guardian, params:)
    raise result.inspect_steps if result.failure?
  end

  # The block reads the place.
  def expect_reached(needle: "4508", post: reply, **params)
    before = yield
    expect(before.to_s).to include(needle)
    withhold(post, **params)
    expect(yield.to_s).not_to include(needle)
    give_back
    expect(yield).to eq(before)
    withhold(post, **params)
    confirm
    expect(yield.to_s).not_to include(needle)
    expect(withholding.reload.sealed).to eq(nil)
  end

  def column(table, name, id)
    DB.query_single("SELECT #{name}::text FROM #{table} WHERE id = :id", id:).first
  end
end
