# frozen_string_literal: true

module HouseRules
  module Redaction
    # What was where, row by row, so that a returned text comes back to the letter wherever it stood. Plain
    # data: it is kept in the withholding's `sealed` until somebody decides, and erased by the decision.
    class Ledger
      attr_reader :rows

      def initialize(rows = [])
        @rows = rows.map(&:deep_stringify_keys)
      end

      # Changes columns of one row in the block, and remembers both sides of what changed. With a guard, the
      # row comes back as a whole while that column is as the withholding left it.
      def change(table, id, columns, guard: nil)
        was = read(table, id, columns)
        return if was.nil?
        yield
        now = read(table, id, columns)
        changed = columns.reject { |column| was[column] == now[column] }
        return if changed.empty?
        sides = { "was" => was.slice(*changed), "now" => now.slice(*changed) }
        @rows << { "table" => table, "id" => id, "guard" => guard, **sides }
        true
      end

      # Changes text columns of one row to what the block makes of each.
      def rewrite(table, id, columns, guard: nil)
        was = read(table, id, columns).to_h.compact
        now = was.to_h { |column, text| [column, yield(text, column)] }
        return if now == was # most rows that are looked at say nothing of it
        change(table, id, columns, guard:) { write(table, id, now) }
      end

      # Puts everything back, the last change first; what was written since then is newer, and stays. Answers
      # the rows that were left, as { table, id, was, now }.
      def restore
        @rows.reverse.filter_map { |row| restore_row(row) }
      end

      # Another ledger's row could not come back because this one covers the same text: it comes back here.
      # True when it was so.
      def take_over(left)
        row = @rows.find { |r| r.values_at("table", "id") == left.values_at("table", "id") }
        columns = row ? left["now"].select { |column, text| row["was"][column] == text }.keys : []
        columns.each { |column| row["was"][column] = left["was"][column] }
        columns.any?
      end

      # Writes columns as they were kept.
      def put(table, id, values)
        write(table, id, values)
      end

      # What a row's changed columns held; empty when none were changed.
      def was(table, id)
        @rows.find { |row| row.values_at("table", "id") == [table, id] }.to_h.fetch("was", {})
      end

      def ids(table)
        @rows.filter_map { |row| row["id"] if row["table"] == table }.uniq
      end

      private

      def restore_row(row)
        table, id, was, now, guard = row.values_at("table", "id", "was", "now", "guard")
        current = read(table, id, was.keys)
        return if current.nil?
        same = ->(column) { current[column] == now[column] }
        kept = guard ? (same.call(guard) ? was.keys : []) : was.keys.select(&same)
        write(table, id, was.slice(*kept))
        left = was.keys - kept
        row.merge("was" => was.slice(*left), "now" => now.slice(*left)) if left.any?
      end

      # Columns as the database would print them: nothing is parsed, so nothing changes by being kept.
      def read(table, id, columns)
        list = columns.map { |column| "#{quoted(column)}::text AS #{quoted(column)}" }.join(", ")
        DB.query_hash("SELECT #{list} FROM #{quoted(table)} WHERE id = :id", id:).first
      end

      def write(table, id, values)
        return if values.empty?
        pairs = values.each_key.map { |c| "#{quoted(c)} = CAST(:#{c} AS #{type_of(table, c)})" }
        DB.exec(
          "UPDATE #{quoted(table)} SET #{pairs.join(", ")} WHERE id = :id",
          **values.symbolize_keys,
          id:,
        )
      end

      def type_of(table, column)
        @types ||= {}
        @types[table] ||= ActiveRecord::Base
          .connection
          .columns(table)
          .to_h { |c| [c.name, c.sql_type] }
        @types[table].fetch(column)
      end

      def quoted(name)
        ActiveRecord::Base.connection.quote_column_name(name)
      end
    end
  end
end
