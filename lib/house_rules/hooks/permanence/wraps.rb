# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What is put before which class of Discourse's.
      WRAPS = {
        "Guardian" => [GuardianExtension],
        # hiding
        "Post" => [PostHidingExtension, PostExtension],
        "TopicStatusUpdater" => [TopicStatusUpdaterExtension],
        "UserSilencer" => [UserSilencerExtension],
        # deleting
        "PostDestroyer" => [PostDestroyerExtension],
        "PostDestroyer.singleton_class" => [PostDestroyerBatchExtension],
        "Topic" => [TopicExtension],
        "TopicPublisher" => [TopicPublisherExtension],
        "Reviewable" => [ReviewableExtension],
        "Jobs::DeleteTopic" => [TopicTimerJobExtension],
        "Jobs::DeleteReplies" => [TopicTimerJobExtension],
        "Jobs::PublishTopicToCategory" => [TopicTimerJobExtension],
        # versions and files
        "PostRevision" => [PostRevisionExtension],
        "PostRevisor" => [PostRevisorExtension],
        "Jobs::ChangeDisplayName" => [RenamingJobExtension],
        "Jobs::UpdateUsername" => [RenamingJobExtension],
        "UploadsController" => [UploadsControllerExtension],
        "ShrinkUploadedImage" => [ShrinkUploadedImageExtension],
        # sections and settings
        "Category" => [CategoryExtension],
        "GroupCategoryNotificationDefault.singleton_class" => [GroupSectionsExtension],
        "GroupTagNotificationDefault.singleton_class" => [GroupTagsExtension],
        "SiteSetting.singleton_class" => [SiteSettingExtension],
        "SiteSetting::Policy::ValuesAreValid" => [SettingPolicyExtension],
        # people
        "User" => [UserExtension],
        "UserDestroyer" => [UserDestroyerExtension],
        "UserMerger" => [UserMergerRecordExtension],
        "PostOwnerChanger" => [OwnerRecordExtension],
        "StaffActionLogger" => [StaffActionLoggerExtension],
        "AdminUserIndexQuery" => [AdminUserIndexQueryExtension],
        # requests
        "CurrentUserSerializer" => [CurrentUserSerializerExtension],
        "TopicsController" => [TopicsControllerExtension],
        "CategoriesController" => [CategoriesControllerExtension],
        "Admin::GroupsController" => [AdminGroupsControllerExtension],
        "Admin::UsersController" => [AdminUsersControllerExtension, AnonymizeExtension],
      }.freeze

      # Statements over many rows.
      STATEMENT_WRAPS = {
        "Category" => CategoryRelationExtension,
        "CategoryGroup" => CategoryGroupRelationExtension,
        "Post" => PostRelationExtension,
        "PostRevision" => RevisionRelationExtension,
        "Topic" => TopicRelationExtension,
      }.freeze

      PLUGIN_WRAPS = {
        "DiscourseCalendar::DeleteExpiredEventPosts" => ExpiredEventsExtension,
        "DiscourseAi::Automation::LlmTriage.singleton_class" => LlmTriageExtension,
      }.freeze
    end
  end
end
