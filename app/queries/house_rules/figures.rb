# frozen_string_literal: true

module HouseRules
  # The regulation's figures (rule 6) from stored working seconds; posts are never read. Counts,
  # working seconds, percentile_disc; nil where nothing can be measured.
  class Figures
    # +scope+: a FiguresScope, or what makes one. everywhere: what no organisation answers for is
    # counted too, where it can be.
    def initialize(scope = nil, everywhere: true, **about)
      @scope = scope || FiguresScope.new(**about)
      @everywhere = everywhere
    end

    # The keys of figures.json, in their order.
    def to_h
      {
        from: @scope.from&.iso8601,
        to: @scope.to&.iso8601,
        organization: (@scope.organizations.first.id if @scope.organizations.one?),
        asked: inquiries.asked,
        answered: inquiries.answered,
        never_answered: inquiries.asked - inquiries.answered,
        history: inquiries.history,
        first_response:,
        full_answer:,
        closed: measured(due: inquiries.full_due, count: inquiries.closed),
        initiated: outcomes.initiated,
        initiated_with_residents: outcomes.initiated_with_residents,
        supported: outcomes.supported,
        negative:,
        verdict:
          measured(
            solved: inquiries.solved,
            not_solved: inquiries.not_solved,
            silent: inquiries.silent,
          ),
        promises: measured(made: inquiries.promises_made, kept: inquiries.promises_kept),
        reopened: (inquiries.times_reopened if live?),
        pauses: measured(inquiries: inquiries.paused, seconds: inquiries.paused_seconds.to_i),
        not_let_through: (outcomes.refused if live? || outcomes.refused > 0),
        rules_off: @scope.gap.within(@scope.from, @scope.to),
      }
    end

    private

    # What was asked before the rules has only a first response that can be measured.
    def live?
      inquiries.asked > inquiries.history
    end

    def refused_posts
      RefusedPosts.sql(
        organizations: @scope.organizations,
        everywhere: @everywhere,
        from: @scope.from,
        to: @scope.to,
        category_ids: @scope.category_ids,
      )
    end

    def measured(figures)
      live? ? figures : figures.transform_values { nil }
    end

    def first_response
      median, p90 = inquiries.first_percentiles
      {
        due: (inquiries.first_due if inquiries.asked > 0),
        within_target: (inquiries.first_within if inquiries.asked > 0),
        median_seconds: median,
        p90_seconds: p90,
      }
    end

    def full_answer
      median, p90 = inquiries.full_percentiles
      measured(
        due: inquiries.full_due,
        within_target: inquiries.full_within,
        undisputed: inquiries.full_undisputed,
      ).merge(median_seconds: median, p90_seconds: p90)
    end

    def negative
      rated = outcomes.negative_rated
      measured(
        closed: outcomes.negative_closed,
        rated:,
        good_or_excellent: (outcomes.negative_good if rated > 0),
      )
    end

    def inquiries
      @inquiries ||= DB.query(<<~SQL, **@scope.values).first
        SELECT #{FigureConditions.counts(FigureConditions::ASKED)},
          percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_response_seconds)
            FILTER (WHERE NOT first_off) AS first_percentiles,
          percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY full_answer_seconds)
            FILTER (WHERE NOT history AND NOT full_off) AS full_percentiles,
          COALESCE(sum(promises_made) FILTER (WHERE NOT history), 0) AS promises_made,
          COALESCE(sum(promises_kept) FILTER (WHERE NOT history), 0) AS promises_kept,
          COALESCE(sum(reopened) FILTER (WHERE NOT history), 0) AS times_reopened,
          COALESCE(sum(paused_seconds) FILTER (WHERE NOT history), 0) AS paused_seconds
        FROM (#{@scope.asked}) asked
      SQL
    end

    def outcomes
      @outcomes ||= DB.query(<<~SQL, **@scope.values).first
        SELECT negative.*, topics.*, #{refused_posts} AS refused FROM
          (SELECT #{FigureConditions.counts(FigureConditions::NEGATIVE)}
           FROM (#{@scope.negative}) complaints) negative,
          (SELECT #{FigureConditions.counts(FigureConditions::TOPICS)}
           FROM (#{@scope.topics}) taken_part) topics
      SQL
    end
  end
end
