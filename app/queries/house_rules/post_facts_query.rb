# frozen_string_literal: true

module HouseRules
  # What the plugin knows of posts, for a page of them in one query: the official stamp with its
  # writer, a standing withholding, and why it is folded.
  class PostFactsQuery
    Facts =
      Struct.new(
        :organization_id,
        :name,
        :kind,
        :label,
        :signature,
        :reply_kind,
        :promised_at,
        :outside_hours,
        :unaddressed_reason,
        :override_reason,
        :writer_id,
        :writer_username,
        :writer_name,
        :withholding_id,
        :ground,
        :status,
        :withheld_at,
        :fold,
        :folded_at,
        :moved_from_id,
        :moved_from_title,
        :moved_from_slug,
        :moved_from_section_id,
        :moved_at,
        :moved_reason,
        :moved_back,
        keyword_init: true,
      ) do
        include KindText
        include MovedFacts

        def official?
          organization_id.present?
        end

        def withheld?
          withholding_id.present?
        end

        # A stub that says what was withheld is read without a click.
        def folded?
          fold.present? && !withheld?
        end

        # OfficialStampPayload of payloads.ts, as this guardian may see it.
        def stamp(guardian)
          organization = Directory.organization(organization_id)
          payload = {
            organization_id:,
            name:,
            kind:,
            color: organization&.color,
            reply_kind:,
            promised_at:,
            **{ label:, signature: }.compact,
          }
          payload.merge!(outside_hours:, override_reason:) if outside_hours
          return payload unless writer_visible_to?(guardian, organization)
          { **payload, writer:, unaddressed_reason: }
        end

        # WithheldPayload of payloads.ts.
        def withholding
          { id: withholding_id, ground:, status:, withheld_at: }
        end

        # FoldedPayload of payloads.ts.
        def folding
          { kind: fold, at: folded_at } if folded?
        end

        private

        # Staff and that organisation's spokespeople, nobody else: webhooks are written as the system.
        def writer_visible_to?(guardian, organization)
          if writer_username.nil? || guardian&.user.nil? || guardian.user.is_system_user?
            return false
          end
          guardian.is_staff? || !!organization&.spokesperson?(guardian.user)
        end

        def writer
          { id: writer_id, username: writer_username, name: writer_name }
        end
      end

    SQL = <<~SQL
      SELECT p.id AS post_id, o.organization_id, o.organization_name AS name,
             o.organization_kind AS kind, o.organization_label AS label, o.signature,
             o.reply_kind, o.promised_at, o.writer_id,
             o.outside_hours, o.unaddressed_reason, r.note AS override_reason,
             u.username AS writer_username, u.name AS writer_name,
             w.id AS withholding_id, w.ground, w.status, w.withheld_at,
             f.kind AS fold, f.created_at AS folded_at,
             #{MovedFacts::COLUMNS}
        FROM unnest(ARRAY[:post_ids]::int[]) AS p(id)
        LEFT JOIN house_rules_official_posts o ON o.post_id = p.id
        LEFT JOIN users u ON u.id = o.writer_id
        LEFT JOIN house_rules_withholdings w
               ON w.post_id = p.id AND w.status IN ('pending', 'confirmed')
              AND w.covers_text AND w.version IS NULL
        LEFT JOIN LATERAL (
          SELECT note FROM house_rules_record_entries
           WHERE o.outside_hours AND kind = 'override' AND post_id = p.id ORDER BY id LIMIT 1
        ) r ON true
        LEFT JOIN LATERAL (
          SELECT kind, created_at FROM house_rules_folds
           WHERE post_id = p.id ORDER BY kind DESC LIMIT 1
        ) f ON true
        #{MovedFacts::JOIN}
       WHERE o.id IS NOT NULL OR w.id IS NOT NULL OR f.kind IS NOT NULL
          OR v.moved_from_id IS NOT NULL
    SQL

    # Facts by post id; posts without any are missing.
    def self.call(post_ids)
      return {} if post_ids.empty?
      DB
        .query_hash(SQL, post_ids:)
        .to_h { |row| [row["post_id"], Facts.new(**row.symbolize_keys.except(:post_id))] }
    end
  end
end
