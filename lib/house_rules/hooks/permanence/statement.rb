# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What a statement over many rows writes into the columns that matter: given as a hash, or as SQL as
      # core, its plugins and people in the console write it.
      class Statement
        # Not a plain value: what it comes to is known when it has run.
        COMPUTED = Object.new.freeze

        def self.written(klass, updates, columns)
          new(klass, updates).written(columns)
        end

        def initialize(klass, updates)
          @klass = klass
          @updates = updates
        end

        # column => value, cast as the column casts it; COMPUTED where it is an expression.
        def written(columns)
          return of_hash(columns) if @updates.is_a?(Hash)
          @strings = []
          sql = @klass.sanitize_sql_for_assignment(@updates).to_s
          sql = sql.gsub(TEXT) { _1.start_with?("'") ? set_aside(_1) : " " }
          columns.filter_map { |column| of_sql(sql, column) }.to_h
        end

        private

        def of_hash(columns)
          given = @updates.stringify_keys.slice(*columns)
          given.to_h do |column, value|
            [column, Arel.arel_node?(value) ? COMPUTED : cast(column, value)]
          end
        end

        # What stands in a string or in a comment, which may stand in a comment, is no assignment.
        TEXT = %r{'(?:[^']|'')*'|--[^\n]*|(?<comment>/\*(?:\g<comment>|(?!\*/).)*\*/)}m
        private_constant :TEXT

        def set_aside(string)
          @strings << string[1..-2].gsub("''", "'")
          "'#{@strings.size - 1}"
        end

        def of_sql(sql, column)
          name = /(?:\A|,)\s*(?:"?\w+"?\.)?"?#{column}"?/i
          found = sql.match(/#{name}\s*=\s*(?<value>[-'\w.]+(?=\s*(?:,|\z)))?/m)
          return column, literal(column, found[:value]) if found
          among = /(?:\A|,)\s*\((?:[^()]*,)?\s*"?#{column}"?\s*(?:,[^()]*)?\)\s*=/i
          [column, COMPUTED] if sql.match?(among)
        end

        def literal(column, value)
          case value
          when nil
            COMPUTED
          when /\Anull\z/i
            nil
          when /\A'/
            cast(column, @strings[value[1..].to_i])
          when /\A(?:-?\d|true\z|false\z)/i
            cast(column, value.downcase)
          else
            COMPUTED
          end
        end

        def cast(column, value)
          @klass.type_for_attribute(column).cast(value)
        end
      end
    end
  end
end
