# frozen_string_literal: true

module HouseRules
  # Takes what is withheld off everything that Discourse keeps of it, in one go, and puts it back to the
  # letter: see Redaction, whose classes each know one kind of place.
  class SealedText
    def initialize(withholding)
      @withholding = withholding
    end

    # In the transaction that withholds: covers everything, and keeps what was there in `sealed`.
    def seal
      scope = Redaction::Scope.new(@withholding)
      ledger = Redaction::Ledger.new
      cover(scope, ledger)
      refer_to_files_anew(ledger)
      @withholding.update!(
        sealed: {
          rows: ledger.rows,
          files: Redaction::Files.new(@withholding).plan(scope),
          fragments: scope.fragments,
          titles: scope.titles,
        },
      )
      compute_again(ledger, scope.posts)
    end

    # In the transaction that returns it.
    def unseal
      ledger = ledger_of_sealed
      Redaction::ComingBack.new(@withholding).restore(ledger)
      refer_to_files_anew(ledger)
      compute_again(ledger, [@withholding.post])
    end

    # In the transaction that confirms: what has been written down since then, a draft or a quote, is
    # covered as well, and what was kept is erased, but for where the files lie.
    def erase
      later = Redaction::Ledger.new
      cover_elsewhere(Redaction::Scope.new(@withholding), later)
      compute_again(later, [])
      places = ledger_of_sealed.rows.map { |row| row.slice("table", "id") }
      @withholding.update!(
        sealed: {
          rows: places,
          files: Redaction::Files.new(@withholding).planned,
        },
      )
    end

    # After a decision, outside its transaction, and again by the hourly job if the machine stopped in
    # between: the files follow, and nothing is left to do.
    def settle
      ids = post_ids
      files = Redaction::Files.new(@withholding)
      @withholding.status == "returned" ? files.bring_back : files.destroy
      @withholding.update!(sealed: nil)
      publish(ids)
    end

    # After each of these, outside the transaction: caches, open browsers.
    def publish(post_ids)
      Redaction::Caches.forget(@withholding.post)
      ::Post.where(id: post_ids).each { |post| post.publish_change_to_clients!(:revised) }
    end

    # What lies sealed, title first, for whoever decides about it; nil when nothing does.
    def words
      sealed = @withholding.sealed
      return if sealed.nil?
      own = ledger_of_sealed.was("posts", @withholding.post_id)["raw"]
      titles, fragments = sealed.values_at("titles", "fragments").map(&:to_a)
      [*titles.first, own || (fragments - titles).join("\n")].compact_blank.join("\n\n")
    end

    # Posts that were changed with it.
    def post_ids
      [@withholding.post_id, *ledger_of_sealed.ids("posts")].uniq
    end

    private

    def ledger_of_sealed
      Redaction::Ledger.new(@withholding.sealed&.dig("rows") || [])
    end

    def cover(scope, ledger)
      # What others quoted is found by what is still there.
      cover_elsewhere(scope, ledger)
      Redaction::TitleRows.new(scope, ledger).cover
      Redaction::OwnRows.new(scope, ledger, Redaction::Wording.new(scope)).cover
    end

    def cover_elsewhere(scope, ledger)
      wording = Redaction::Wording.new(scope)
      [Redaction::QuotingPosts, Redaction::KeptRecords, Redaction::MailAndDrafts].each do |places|
        places.new(scope, ledger, wording).cover
      end
    end

    # Texts of today and versions refer to the files that they show.
    def refer_to_files_anew(ledger)
      ::Post.with_deleted.where(id: ledger.ids("posts")).each(&:link_post_uploads)
      PostRevision
        .where(id: ledger.ids("post_revisions"))
        .each do |revision|
          UploadReference.where(target: revision).delete_all
          VersionFiles.keep(revision)
        end
    end

    def compute_again(ledger, posts)
      topic_ids = posts.select(&:is_first_post?).map(&:topic_id)
      Redaction::Caches.compute_again(ledger.ids("posts"), own: posts.map(&:id), topic_ids:)
    end
  end
end
