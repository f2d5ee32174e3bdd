package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Cuts a sorted list into pages as SageMaker's List operations do. A token names the item before a
/// page, so an item that comes or goes between two pages neither repeats nor hides another.
///
/// @param sortKey text by which items sort; unique
record Pages<T>(Function<T, String> sortKey, boolean descending) {

  /// SageMaker's page size where a request names none; small, so that tests meet several pages.
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;

  /// One page.
  ///
  /// @param nextToken empty on the last page
  record Page<T>(List<T> items, String nextToken) {}

  /// Returns the page that a request with `MaxResults` and `NextToken` asks for.
  Page<T> page(List<T> all, ObjectNode request) {
    int size = request.path("MaxResults").asInt(DEFAULT_SIZE);
    if (size < 1 || size > MAX_SIZE) {
      throw AwsError.badRequest(
          "ValidationException",
          ("1 validation error detected: Value '%d' at 'maxResults' failed to satisfy constraint:"
                  + " Member must have value between 1 and %d")
              .formatted(size, MAX_SIZE));
    }
    Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    String after = decoded(request.path("NextToken").asText(""));
    List<T> rest =
        all.stream()
            .sorted(Comparator.comparing(sortKey, order))
            .filter(item -> after.isEmpty() || order.compare(sortKey.apply(item), after) > 0)
            .toList();
    List<T> items = rest.subList(0, Math.min(size, rest.size()));
    return new Page<>(items, items.size() == rest.size() ? "" : token(items.getLast()));
  }

  private String token(T last) {
    return Base64.getUrlEncoder()
        .encodeToString(sortKey.apply(last).getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw AwsError.badRequest("ValidationException", "Invalid NextToken.");
    }
  }
}
