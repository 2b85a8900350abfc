# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::Files, type: :request do
  include_context "with a secret"

  let(:file) { file_from_fixtures("logo.png", "images") }
  let(:upload) { UploadCreator.new(file, "passport.png").create_for(author.id) }
  let(:variant) { OptimizedImage.create_for(upload, 50, 50) }
  let(:store) { FileStore::LocalStore.new }
  let(:markdown) { "![passport|100x50](#{upload.short_url})" }

  before do
    # A test database that was copied may have rows beyond its own sequence.
    DB.exec(
      "SELECT setval('upload_references_id_seq', (SELECT MAX(id) + 1 FROM upload_references))",
    )
    reply.update_columns(raw: "Good evening!\n\n#{markdown}")
    reply.rebake!
    reply.link_post_uploads
    variant
  end

  after { FileUtils.rm_rf(File.join(store.public_dir, store.upload_path)) }

  def paths
    [upload, variant].map { |kept| "#{store.public_dir}#{kept.url}" }
  end

  def all_files
    Dir["#{store.public_dir}/#{store.upload_path}/**/*"].select { |path| File.file?(path) }
  end

  it "makes the direct address answer nothing while it is withheld, and brings the files back" do
    contents = paths.map { |path| File.binread(path) }
    withhold
    expect(paths.map { |path| File.exist?(path) }).to eq([false, false])
    [upload.url, upload.short_path, variant.url].each do |url|
      get url
      expect(response.status).to eq(404), url
    end
    expect(all_files.map { |path| File.binread(path) }).to include(*contents)

    Jobs::CleanUpUploads.new.execute({})
    give_back
    expect(paths.map { |path| File.binread(path) }).to eq(contents)
    expect(reply.reload.uploads).to eq([upload])
    expect(UploadReference.where(target_type: "HouseRules::Withholding")).to be_empty
  end

  it "destroys files, smaller sizes and rows when it is confirmed" do
    contents = paths.map { |path| File.binread(path) }
    withhold
    confirm
    expect(all_files.map { |path| File.binread(path) } & contents).to be_empty
    expect(Upload.exists?(upload.id)).to eq(false)
    expect(OptimizedImage.exists?(variant.id)).to eq(false)
  end

  it "leaves a file that another post shows" do
    other = Fabricate(:post, raw: markdown)
    other.rebake!
    other.link_post_uploads
    withhold
    confirm
    expect(File.exist?(paths.first)).to eq(true)
    expect(Upload.exists?(upload.id)).to eq(true)
  end

  it "takes a file that others show in quotes of it only" do
    quote =
      "[quote=\"#{author.username}, post:#{reply.post_number}, topic:#{topic.id}\"]\n#{markdown}\n[/quote]"
    other = Fabricate(:post, topic:, raw: "#{quote}\n\nWhat a picture.")
    other.rebake!
    other.link_post_uploads
    withhold
    expect(paths.map { |path| File.exist?(path) }).to eq([false, false])
    give_back
    expect(other.reload.uploads).to eq([upload])
    expect(other.cooked).to include(upload.short_url.delete_prefix("upload://")[0, 20]).or include(
           upload.url,
         )
  end

  it "takes files of a former version only" do
    reply.revise(
      author,
      { raw: "Good evening! I have taken the picture out." },
      force_new_version: true,
    )
    withhold(version: 1)
    expect(paths.map { |path| File.exist?(path) }).to eq([false, false])
    give_back
    expect(paths.map { |path| File.exist?(path) }).to eq([true, true])
  end

  it "is finished by the hourly job where the machine stopped" do
    allow_any_instance_of(HouseRules::Redaction::DiskShelf).to receive(:move)
    withhold
    expect(File.exist?(paths.first)).to eq(true)
    RSpec::Mocks.space.proxy_for(HouseRules::Redaction::DiskShelf).reset
    allow_any_instance_of(HouseRules::Redaction::DiskShelf).to receive(:move).and_call_original
    Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
    expect(File.exist?(paths.first)).to eq(false)
  end

  describe "a decision after which the machine stopped" do
    before do
      withhold
      allow_any_instance_of(HouseRules::SealedText).to receive(:settle)
    end

    def go_on(after:)
      RSpec::Mocks.space.proxy_for(HouseRules::SealedText).reset
      allow_any_instance_of(HouseRules::SealedText).to receive(:settle).and_call_original
      freeze_time(after.from_now)
      Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
      withholding.reload
    end

    it "brings returned files back" do
      give_back
      expect(File.exist?(paths.first)).to eq(false)
      expect(go_on(after: 11.minutes).sealed).to eq(nil)
      expect(paths.map { |path| File.exist?(path) }).to eq([true, true])
    end

    it "destroys confirmed ones, of whose text nothing was kept" do
      confirm
      expect(withholding.sealed.to_json).not_to include("Good evening")
      expect(all_files).to be_present
      expect(go_on(after: 11.minutes).sealed).to eq(nil)
      expect(all_files).to be_empty
      expect(Upload.exists?(upload.id)).to eq(false)
    end

    it "leaves one alone that may be at its files still" do
      give_back
      expect(go_on(after: 5.minutes).sealed).to be_present
    end
  end
end
