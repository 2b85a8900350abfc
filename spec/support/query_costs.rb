# frozen_string_literal: true

# How many queries the rules add to what a block does.
module QueryCosts
  def queries(&block)
    track_sql_queries(&block).reject { |sql| sql.match?(/\A(BEGIN|COMMIT|SAVEPOINT|RELEASE)/) }
  end

  # Each side several times; what a first request warms up is not counted.
  def cost(enabled, &block)
    SiteSetting.house_rules_enabled = enabled
    Array.new(4) { queries(&block).size }.last(2).min
  end
end
