# frozen_string_literal: true

class Post < ActiveRecord::Base
  include Trashable

  belongs_to :user
  belongs_to :topic, -> { with_deleted }
  has_many :revisions, class_name: "PostRevision"
  has_many :_custom_fields, class_name: "PostCustomField"
  attr_accessor :acting_user

  before_create do
    self.sort_order = self.post_number ||= topic.max_post_number + 1
    self.cooked = cook(raw)
    self.last_version_at = created_at || Time.now
  end

  def self.types = @types ||= Enum.new(:regular, :moderator_action, :small_action, :whisper)
  def self.cook_methods = @cook_methods ||= Enum.new(:regular, :raw_html, :email)

  def is_first_post? = post_number == 1
  def whisper? = post_type == Post.types[:whisper]
  def url = topic.relative_url(post_number)
  def custom_fields = _custom_fields.pluck(:name, :value).to_h
  def revise(editor, changes = {}) = PostRevisor.new(self).revise!(editor, changes)
  def publish_change_to_clients!(_type) = nil
  def link_post_uploads(fragments: nil) = fragments
  def full_url = Discourse.base_url + url

  def cook(text, _options = {})
    Plugin::Filter.apply(:after_post_cook, self, PrettyText.cook(text))
  end

  # Those outside of quotations and code, in lower case.
  def raw_mentions
    text = Nokogiri::HTML5.fragment(cook(raw)).tap { |doc| doc.css("aside, code").remove }.text
    text.scan(/@([\w.-]+)/).flatten.map { |name| name.downcase.delete_suffix(".") }
  end

  def excerpt_for_topic
    ActionController::Base.helpers.strip_tags(cooked).truncate(220)
  end
end

class PostRevision < ActiveRecord::Base
  belongs_to :post, -> { with_deleted }
  serialize :modifications, coder: YAML
end
