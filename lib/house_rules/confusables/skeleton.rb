# frozen_string_literal: true

module HouseRules
  module Confusables
    # What is left of a name when everything that can be mistaken for something else is folded.
    #
    # Several skeletons, since looks are not transitive: ν looks like v, and written large like N. Two
    # names look alike when one pair of theirs, taken in order, is the same.
    module Skeleton
      TABLE = File.expand_path("table.txt", __dir__)

      # Digits and signs that are read as letters; beside those that look like some.
      DIGITS = {
        "3" => "e",
        "4" => "a",
        "5" => "s",
        "7" => "t",
        "8" => "b",
        "9" => "g",
        "@" => "a",
        "$" => "s",
        "!" => "i",
      }.freeze

      # Unicode's table has twins for some of them.
      SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
      SMALL_LETTERS = "abcdefghijklmnopqrstuvwyz"

      ASCII = /[a-z0-9]/i
      NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]/
      # Marks, formats, and letters that are only fillers.
      INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/

      class << self
        # As written, written large, and with digits read as letters. Empty strings where nothing is left.
        def all(name)
          text =
            name
              .to_s
              .scrub("")
              .unicode_normalize(:nfkd)
              .gsub(INVISIBLE, "")
              .tr(SMALL_CAPITALS, SMALL_LETTERS)
          large = text.upcase
          [
            fold(text),
            fold(large),
            fold(large.gsub(/[^\p{L}]/) { |sign| DIGITS[sign]&.upcase || sign }),
          ]
        end

        private

        def fold(text)
          text.each_char.map { |c| twin(c) }.join.downcase.gsub(NEITHER_LETTER_NOR_DIGIT, "")
        end

        # A letter that has no twin in ASCII may have one as a capital.
        def twin(character)
          return table.fetch(character, character) if character.ascii_only?
          prototype = table.fetch(character, character)
          return prototype if prototype.match?(ASCII)
          capital = character.upcase
          table.fetch(capital, capital)
        end

        def table
          @table ||=
            File
              .readlines(TABLE, chomp: true, encoding: "UTF-8")
              .grep_v(/\A#/)
              .each_with_object({}) do |line, twins|
                prototype, *sources = line.split.map { |codes| text_of(codes) }
                sources.each { |source| twins[source] = prototype }
              end
              .freeze
        end

        def text_of(codes)
          codes.split("+").map { |code| code.to_i(16) }.pack("U*")
        end
      end
    end
  end
end
