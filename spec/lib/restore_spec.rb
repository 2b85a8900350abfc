# frozen_string_literal: true

require_relative "../support/permanence"

# What can be had inside a transaction: the tables moved out of the way as a restore does it, another
# dump's definitions in their place, and what happens after. Whole restores are done by hand.
RSpec.describe "House rules: backup and restore", type: :request do
  include_context "with a protected topic"

  # A dump writes plain CREATE FUNCTION and CREATE TRIGGER, after the tables.
  def definitions
    functions = DB.query_single(<<~SQL)
      SELECT pg_get_functiondef(oid) FROM pg_proc
      WHERE proname LIKE 'house\\_rules\\_%' ORDER BY oid
    SQL
    triggers = DB.query_single(<<~SQL)
      SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'house\\_rules\\_%'
    SQL
    [*functions.map { |f| f.sub("CREATE OR REPLACE", "CREATE") }, *triggers]
  end

  let(:tables) do
    %w[posts topics post_revisions backup_metadata] +
      DB.query_single("SELECT tablename FROM pg_tables WHERE tablename LIKE 'house\\_rules\\_%'")
  end

  # With empty tables in their place, as if a dump had been restored.
  def move_out_and_restore(dump)
    tables.each do |table|
      DB.exec("DROP TABLE IF EXISTS backup.#{table} CASCADE")
      DB.exec("ALTER TABLE public.#{table} SET SCHEMA backup")
    end
    tables.each { |t| DB.exec("CREATE TABLE public.#{t} (LIKE backup.#{t} INCLUDING ALL)") }
    %w[
      house_rules_guard
      house_rules_record_entries
      house_rules_protected_categories
    ].each { |table| DB.exec("INSERT INTO public.#{table} SELECT * FROM backup.#{table}") }
    %w[topics posts].each { |t| DB.exec("INSERT INTO public.#{t} SELECT * FROM backup.#{t}") }
    dump.each { |definition| DB.exec(definition) }
  end

  # The last thing that a restore does to the database, and the first that a backup does.
  def write_backup_metadata
    DB.exec("UPDATE backup_metadata SET value = value")
  end

  before { DB.exec("CREATE SCHEMA IF NOT EXISTS backup") }

  it "meets none of its own functions, however often a dump is restored" do
    dump = definitions
    expect(dump.size).to be > 20
    3.times do
      move_out_and_restore(dump)
      write_backup_metadata
      expect(HouseRules::DatabaseGuard.missing).to eq([])
      expect(definitions.sort).to eq(dump.sort)
      DB.exec("SAVEPOINT a")
      expect { DB.exec("DELETE FROM posts WHERE id = ?", reply.id) }.to raise_error(
        PG::RaiseException,
      ) { |error| expect(error.result.error_field(PG::Result::PG_DIAG_MESSAGE_HINT)).to be_present }
      DB.exec("ROLLBACK TO SAVEPOINT a")
    end
    DB.exec("SELECT house_rules_remove_guard()")
    expect(DB.exec("DELETE FROM posts WHERE id = ?", reply.id)).to eq(1)
    HouseRules::DatabaseGuard.install
    expect(HouseRules::DatabaseGuard.missing).to eq([])
  end

  it "has the same functions when the former tables are moved back" do
    dump = definitions
    move_out_and_restore(dump)
    tables.each do |table|
      DB.exec("DROP TABLE public.#{table} CASCADE")
      DB.exec("ALTER TABLE backup.#{table} SET SCHEMA public")
    end
    expect(definitions.sort).to eq(dump.sort)
    expect(HouseRules::Verification.problems).to eq([])
  end

  it "sets guard, lease and protected categories right, and says so" do
    later = Fabricate(:category)
    written = Fabricate(:post, topic:, created_at: 1.hour.from_now).created_at
    Fabricate(:post, user: Discourse.system_user, created_at: 2.hours.from_now)
    DB.exec("SELECT house_rules_remove_guard()")
    DB.exec("UPDATE house_rules_guard SET lease_until = '2020-01-01', enabled = false")
    DB.exec("DELETE FROM house_rules_protected_categories")
    DiscourseEvent.trigger(:site_settings_restored)
    expect(HouseRules::Verification.problems).to eq([])
    expect(HouseRules::Protection.category?(later.id)).to eq(true)
    lease = DB.query_single("SELECT lease_until FROM house_rules_guard").first
    expect(lease).to be_within(1.minute).of(7.days.from_now)
    expect(entry).to have_attributes(kind: "restored", actor_role: "administrator")
    expect(entry.details["date"]).to eq(written.utc.iso8601)
    get "/house-rules/record"
    expect(response.body).to include("The forum was restored from a backup, as it was on")
  end

  it "names a backup after Discourse's own schema, so that a forum without the plugin takes it" do
    DB.exec("INSERT INTO schema_migrations VALUES ('20990101000000') ON CONFLICT DO NOTHING")
    [true, false].product([true, false]) do |on, with_uploads|
      SiteSetting.house_rules_enabled = on
      backup = BackupRestore::Backuper.new(admin.id, with_uploads:, filename: "x-v20000101000000")
      name = backup.instance_variable_get(:@backup_filename)
      expect(name).to match(/\Ax-v20000101000000-v20990101000000\.(tar|sql)\.gz\z/)
    end
    DB.exec("DELETE FROM schema_migrations WHERE version = '20990101000000'")
    name = BackupRestore::Backuper.new(admin.id).instance_variable_get(:@archive_basename)
    expect(name[/\d+\z/].to_i).to be < HouseRules::OwnMigrations.versions.map(&:to_i).min
  end

  it "does nothing where the rules are off" do
    SiteSetting.house_rules_enabled = false
    count = entries
    DiscourseEvent.trigger(:site_settings_restored)
    expect(entries).to eq(count)
  end
end
