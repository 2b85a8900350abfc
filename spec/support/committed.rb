# frozen_string_literal: true

# For specs with several real connections, whose data is committed: what an example made is taken away after
# it, past all triggers, so that the next specs find what was there.
module Committed
  OWNERS = %w[user_id topic_id post_id category_id group_id].freeze

  class << self
    def remember
      @last_ids = columns("id").to_h { |table| [table, last_id(table)] }
      @guard =
        DB.query_hash("SELECT enabled, lease_until FROM house_rules_guard").first.symbolize_keys
      @protected = [0, *DB.query_single("SELECT category_id FROM house_rules_protected_categories")]
    end

    def clean_up
      ActiveRecord::Base.transaction do
        DB.exec("SET LOCAL session_replication_role = replica")
        delete_new_rows
        DB.exec(
          "DELETE FROM house_rules_protected_categories WHERE category_id NOT IN (?)",
          @protected,
        )
        DB.exec(
          "UPDATE house_rules_guard SET enabled = :enabled, lease_until = :lease_until",
          @guard,
        )
      end
      HouseRules::Directory.clear
      Site.clear_cache
    end

    private

    def delete_new_rows
      OWNERS.each do |owner|
        last =
          @last_ids.fetch(owner == "category_id" ? "categories" : "#{owner.delete_suffix("_id")}s")
        (columns(owner) - @last_ids.keys).each do |table|
          DB.exec("DELETE FROM #{table} WHERE #{owner} > ?", last)
        end
      end
      @last_ids.each { |table, last| DB.exec("DELETE FROM #{table} WHERE id > ?", last) }
    end

    def last_id(table)
      DB.query_single("SELECT COALESCE(max(id), 0) FROM #{table}").first
    end

    # The tables that have such a column, with numbers in it.
    def columns(name)
      DB.query_single(<<~SQL, name:)
        SELECT c.table_name FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
          AND c.column_name = :name AND c.data_type IN ('integer', 'bigint')
      SQL
    end
  end
end

RSpec.shared_context "with committed data" do
  before { Committed.remember }
  after { Committed.clean_up }

  # Each in a thread with a connection of its own. Returns what they raised. The test environment's pool has
  # one connection for each spec.
  def at_once(*workers)
    ActiveRecord::Base.connection_pool.instance_variable_set(:@size, workers.size + 1)
    threads =
      workers.map do |worker|
        Thread.new do
          ActiveRecord::Base.connection_pool.with_connection { worker.call }
          nil
        rescue StandardError => e
          e
        end
      end
    threads.filter_map(&:value)
  end
end
