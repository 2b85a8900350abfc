# frozen_string_literal: true

module Sandbox
  # The columns of Discourse's that the plugin, its migrations or this sandbox use.
  module Schema
    TABLES = {
      users: %w[
        username:string!
        username_lower:string!
        name
        email
        locale
        title:string
        admin:boolean=false
        moderator:boolean=false
        active:boolean=true
        approved:boolean=true
        approved_at:datetime
        staged:boolean=false
        trust_level:integer=1
        suspended_till:datetime
        silenced_till:datetime
        uploaded_avatar_id:integer
        post_count:integer=0
      ],
      groups: %w[name:string! full_name automatic:boolean=false],
      group_users: %w[group_id:integer! user_id:integer! owner:boolean=false],
      categories: %w[
        name:string!
        slug:string!
        color:string=0088CC
        user_id:integer
        topic_id:integer
        position:integer
        read_restricted:boolean=false
        parent_category_id:integer
        description:text
      ],
      category_groups: %w[category_id:integer! group_id:integer! permission_type:integer=1],
      topics: %w[
        title:string!
        slug:string
        category_id:integer
        user_id:integer
        archetype:string=regular
        visible:boolean=true
        closed:boolean=false
        archived:boolean=false
        posts_count:integer=0
        highest_post_number:integer=0
        highest_staff_post_number:integer=0
        bumped_at:datetime
        last_posted_at:datetime
        last_post_user_id:integer
        views:integer=0
        deleted_at:datetime
        deleted_by_id:integer
        subtype:string
        moderator_posts_count:integer=0
        locale:string
        excerpt:string
        image_upload_id:integer
      ],
      posts: %w[
        topic_id:integer!
        user_id:integer
        post_number:integer!
        raw:text!
        cooked:text!
        post_type:integer=1
        action_code:string
        reply_to_post_number:integer
        reply_to_user_id:integer
        sort_order:integer
        version:integer=1
        public_version:integer=1
        hidden:boolean=false
        hidden_at:datetime
        user_deleted:boolean=false
        deleted_at:datetime
        deleted_by_id:integer
        last_editor_id:integer
        last_version_at:datetime
        edit_reason:string
        wiki:boolean=false
        locale:string
        word_count:integer
        raw_email:text
        cook_method:integer=1
        like_count:integer=0
        reply_count:integer=0
        locked_by_id:integer
        via_email:boolean=false
        image_upload_id:integer
      ],
      post_revisions: %w[
        post_id:integer!
        user_id:integer
        number:integer!
        modifications:text
        hidden:boolean=false
      ],
      post_custom_fields: %w[post_id:integer! name:string! value:text],
      topic_custom_fields: %w[topic_id:integer! name:string! value:text],
      moved_posts: %w[
        old_topic_id:integer!
        old_post_id:integer!
        old_post_number:integer!
        new_topic_id:integer!
        new_post_id:integer!
        new_post_number:integer!
        new_topic_title:string
        created_new_topic:boolean=false
        old_topic_title:string
        post_user_id:integer
        user_id:integer
        full_move:boolean=false
      ],
      notifications: %w[
        user_id:integer!
        notification_type:integer!
        topic_id:integer
        post_number:integer
        data:text
        read:boolean=false
        high_priority:boolean=false
      ],
      post_localizations: %w[post_id:integer! locale:string raw:text cooked:text],
      incoming_emails: %w[post_id:integer raw:text],
      post_search_data: %w[post_id:integer! raw_data:text],
      uploads: %w[user_id:integer url:string original_filename:string],
      upload_references: %w[upload_id:integer! target_id:integer! target_type:string!],
      quoted_posts: %w[post_id:integer! quoted_post_id:integer!],
      topic_links: %w[topic_id:integer! post_id:integer user_id:integer url:string title:string],
      user_histories: %w[
        action:integer
        acting_user_id:integer
        custom_type:string
        details:text
        post_id:integer
        topic_id:integer
        subject:string
        previous_value:text
        new_value:text
      ],
      site_settings: %w[name:string! value:text],
      plugin_store_rows: %w[plugin_name:string! key:string! value:text type_name:string],
      sandbox_facts: %w[kind:string! detail:string user_id:integer topic_id:integer],
    }.freeze

    def self.load!(connection)
      TABLES.each do |table, columns|
        next if connection.table_exists?(table)
        connection.create_table(table) do |t|
          columns.each { |column| add(t, column) }
          t.timestamps default: -> { "pg_catalog.now()" }
        end
      end
    end

    # "name:type=default", "!" for NOT NULL; a string unless it says otherwise.
    def self.add(table, column)
      _, name, type, required, default = column.match(/\A(\w+)(?::(\w+))?(!)?(?:=(.+))?\z/).to_a
      options = { null: required.nil? }
      options[:default] = default if default
      table.column(name, type || "string", **options)
    end
  end
end
