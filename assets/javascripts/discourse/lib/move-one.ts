import MoveToTopic from "discourse/components/modal/move-to-topic";
import type { ModalService } from "./discourse";
import type { KeptPost } from "./permanence";

/** Discourse's own dialog, for one post as if it had been selected. */
export function moveOne(modal: ModalService, post: KeptPost) {
  const { topic } = post;
  void modal.show(MoveToTopic, {
    model: {
      topic,
      selectedPosts: [post],
      selectedPostIds: [post.id],
      selectedPostsCount: 1,
      selectedAllPosts: topic?.posts_count === 1,
      toggleMultiSelect() {},
    },
  });
}
