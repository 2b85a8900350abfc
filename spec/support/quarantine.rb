# frozen_string_literal: true

require_relative "permanence"

RSpec.shared_context "with a quarantine" do
  include_context "with a protected topic"

  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }

  let(:secret) { "Buy cheap watches 4508 at https://spam.example/4508" }
  let(:quarantine) { HouseRules::Quarantine.category! }

  before do
    SearchIndexer.enable
    Jobs.run_immediately!
    stub_request(:any, /spam\.example/).to_return(status: 404)
    [first_post, reply].each do |post|
      post.update!(raw: "#{secret} (#{post.post_number})")
      post.rebake!
      SearchIndexer.index(post, force: true)
    end
  end

  after { SearchIndexer.disable }

  def put_in_quarantine(user = moderator, target = topic)
    sign_in(user)
    put "/t/-/#{target.id}.json",
        params: {
          house_rules_reason: "quarantine",
          category_id: target.category_id,
        }
    expect(response.status).to eq(200)
  end

  def put_back(user = moderator, target = topic)
    sign_in(user)
    put "/t/-/#{target.id}.json",
        params: {
          house_rules_reason: "wrong_section",
          category_id: category.id,
        }
    expect(response.status).to eq(200)
  end
end
