package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataObjectsTest {

  @Test
  void aFewFoldersStayAsTheyAre() {
    DataObjects objects =
        objects(List.of(new S3Location("a", "x/"), new S3Location("b", "")), Set.of("b"));
    assertThat(objects.bounded()).isEqualTo(objects);
  }

  @Test
  void manyFoldersAreKeptAsTheirBuckets() {
    DataObjects bounded =
        objects(
                IntStream.range(0, 2_000)
                    .mapToObj(
                        i -> new S3Location("bucket-" + i % 2, "a-long-folder-name/" + i + "/"))
                    .toList(),
                Set.of())
            .bounded();
    assertThat(bounded.folders())
        .containsExactly(new S3Location("bucket-0", ""), new S3Location("bucket-1", ""));
    assertThat(bounded.parents()).containsExactlyInAnyOrder("bucket-0", "bucket-1");
    assertThat(bounded.unread()).containsExactly("before");
  }

  @Test
  void bucketsThatDoNotFitAreUnread() {
    DataObjects bounded =
        objects(
                IntStream.range(0, DataObjects.MOST_BUCKETS + 3)
                    .mapToObj(i -> new S3Location("bucket-%03d".formatted(i), "x/"))
                    .toList(),
                Set.of())
            .bounded();
    assertThat(bounded.folders()).hasSize(DataObjects.MOST_BUCKETS);
    assertThat(bounded.unread()).containsExactly("before", "objects in 3 further buckets");
    assertThat(bounded.areOnlyWithin()).isFalse();
  }

  /// A manifest may write anything between `s3://` and the next slash.
  @Test
  void aNameThatNoBucketCanHaveIsLeftOut() {
    DataObjects bounded =
        objects(
                List.of(new S3Location("b".repeat(256), ""), new S3Location("good", "x/")),
                Set.of())
            .bounded();
    assertThat(bounded.folders()).containsExactly(new S3Location("good", "x/"));
    assertThat(bounded.unread()).contains("objects in 1 further bucket");
  }

  private static DataObjects objects(List<S3Location> folders, Set<String> parents) {
    return new DataObjects(folders, parents, true, List.of("before"));
  }
}
