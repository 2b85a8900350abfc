# frozen_string_literal: true

require_relative "confusables/skeleton"

module HouseRules
  # Does this name equal, or resemble, that one, as people see them? Letters' case, spacing,
  # punctuation, accents, invisible marks, digits for letters and twins in Cyrillic, Latin and Greek
  # are folded first; words that only claim an office (*official*, *support*) count for nothing.
  # Rule 1. Pure.
  #
  #   Confusables.compare("N0rthbаnk_Official", "Northbank") # => :equal
  #   Confusables.compare("Northbanc", "Northbank")          # => :resembling
  module Confusables
    # Claims of an office. A name that consists of nothing else is only itself.
    OFFICE = %w[
      official
      support
      help
      helpdesk
      service
      team
      admin
      moderator
      real
      developer
      developers
      partner
      partners
      company
      inc
      ltd
      llc
      официальный
      официальная
      официально
      официал
      представитель
      поддержка
      помощь
      сервис
      служба
      команда
      администрация
      модератор
      компания
      застройщик
      девелопер
      партнёр
      партнер
      ооо
      оао
      пао
      зао
    ].freeze

    # Shorter names are only ever equal; from LONG letters on two slips are still a resemblance.
    SHORT = 5
    LONG = 9

    class << self
      # :equal, :resembling or nil, however the two are given; nil and blank names compare to nothing.
      def compare(name, other)
        compare_skeletons(Skeleton.all(name), Skeleton.all(other))
      end

      # The same, for who compares one name with many: Skeleton.all of each.
      def compare_skeletons(ours, theirs)
        return if ours.any?(&:empty?) || theirs.any?(&:empty?)
        return :equal if same?(ours, theirs)
        :resembling if ours.zip(theirs).any? { |a, b| resemble?(a, b) }
      end

      private

      def same?(ours, theirs)
        ours.zip(theirs).any? { |a, b| a == b || bare(a) == bare(b) }
      end

      # Without claims of an office at either end.
      def bare(skeleton)
        rest = skeleton
        loop do
          word = offices.find { |o| rest.start_with?(o) || rest.end_with?(o) }
          shorter =
            word && (rest.delete_prefix(word).then { |r| r == rest ? r.delete_suffix(word) : r })
          return rest if shorter.nil? || shorter.empty?
          rest = shorter
        end
      end

      def offices
        @offices ||=
          OFFICE.flat_map { |word| Skeleton.all(word) }.uniq.sort_by { |word| -word.size }
      end

      def resemble?(name, other)
        shorter, longer = [name, other].sort_by(&:size)
        return false if shorter.size < SHORT
        contained?(shorter, longer) || slips?(shorter, longer)
      end

      # The whole of the one stands in the other, and is long or most of it.
      def contained?(shorter, longer)
        return false unless shorter.size > SHORT && longer.include?(shorter)
        shorter.size >= LONG || shorter.size * 2 > longer.size
      end

      def slips?(shorter, longer)
        most = shorter.size < LONG ? 1 : 2
        longer.size - shorter.size <= most && distance(shorter, longer) <= most
      end

      # Letters left out, put in, replaced or changed places.
      def distance(one, other)
        before = nil
        row = (0..other.size).to_a
        one
          .each_char
          .with_index(1) do |a, i|
            now = [i]
            other
              .each_char
              .with_index(1) do |b, j|
                cost = a == b ? 0 : 1
                best = [row[j] + 1, now[j - 1] + 1, row[j - 1] + cost].min
                swapped = before && j > 1 && a == other[j - 2] && one[i - 2] == b
                now << (swapped ? [best, before[j - 2] + 1].min : best)
              end
            before = row
            row = now
          end
        row.last
      end
    end
  end
end
