# frozen_string_literal: true

module HouseRules
  # How what the law forbids is taken out of everything that Discourse keeps of a text, while a withholding
  # stands, and put back when it is returned. Each class covers one kind of place; docs/developers.md has
  # the list, the specs in spec/models/redaction one example for each.
  module Redaction
    class << self
      # Ids of a table's rows; none where this Discourse has no such table.
      def ids(table, where, **params)
        return [] unless table?(table)
        DB.query_single("SELECT id FROM #{table} WHERE #{where} ORDER BY id", **params)
      end

      # What can be computed or fetched again, and is not kept for a return.
      def forget(table, where, **params)
        DB.exec("DELETE FROM #{table} WHERE #{where}", **params) if table?(table)
      end

      def table?(name)
        ActiveRecord::Base.connection.table_exists?(name)
      end
    end
  end
end
