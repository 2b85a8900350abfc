# frozen_string_literal: true

RSpec.describe HouseRules::Redaction::ObjectShelf do
  subject(:shelf) { described_class.new }

  let(:helper) { instance_double(S3Helper, s3_bucket_folder_path: "forum", delete_object: nil) }
  let(:store) { FileStore::S3Store.new(helper) }
  let(:address) { "//bucket.s3.dualstack.us-west-1.amazonaws.com/forum/original/1X/abc.png" }
  let(:key) { "forum/original/1X/abc.png" }
  let(:missing) { Aws::S3::Errors::NoSuchKey.new(nil, "gone") }

  before do
    setup_s3
    allow(Discourse).to receive(:store).and_return(store)
  end

  it "moves an object to a private key that nobody can guess, and back" do
    secret = shelf.secret_place
    expect(secret).to match(%r{\Aforum/house-rules/\h{64}\z})
    expect(shelf.secret_place).not_to eq(secret)

    allow(store).to receive(:copy_file)
    shelf.move(address, secret)
    expect(helper).to have_received(:delete_object).with(key)
    expect(store).to have_received(:copy_file).with(source: key, destination: secret, secure: true)

    shelf.move(secret, address)
    expect(helper).to have_received(:delete_object).with(secret)
    expect(store).to have_received(:copy_file).with(source: secret, destination: key, secure: false)
  end

  it "does nothing when it was done before" do
    allow(store).to receive(:copy_file).and_raise(missing)
    expect { shelf.move(address, "forum/house-rules/#{"a" * 64}") }.not_to raise_error
    expect(helper).not_to have_received(:delete_object)
  end

  it "destroys under both names" do
    shelf.destroy(address)
    expect(helper).to have_received(:delete_object).with(key)
  end
end
