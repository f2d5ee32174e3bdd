package io.labelguard.tests.jar;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;

/// The clients of the AWS SDK in the shaded jar: they have what is called and nothing else, and
/// what they have is the SDK's own.
class ClientOperationsTest {

  private static final String SERVICES = "software/amazon/awssdk/services/";
  private static final Pattern CLIENT = Pattern.compile(SERVICES + "(\\w+)/(?:\\w+/)*(\\w+Client)");
  private static final Pattern IMPLEMENTATION =
      Pattern.compile(SERVICES + "(\\w+)/(Default\\w+Client)\\.class");

  /// Clients call themselves and each other, operation by operation; waiters, of which
  /// CalledOperations allows none, and pages too.
  private static final Pattern PASSES_ON =
      Pattern.compile(SERVICES + "\\w+/(?:\\w+Client|(?:waiters|paginators)/.*)\\.class");

  /// Methods of clients that make no call.
  private static final Set<String> NO_OPERATIONS =
      Set.of("<init>", "builder", "close", "create", "serviceClientConfiguration", "serviceName");

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  @Test
  void eachClientHasTheOperationsThatAreCalledAndNoOther() {
    Map<String, Set<String>> called = called("");
    Map<String, Set<String>> has = new TreeMap<>();
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (JarEntry client : clients()) {
      Set<String> all = operations(SdkClasses.original(client.getName()));
      Matcher name = IMPLEMENTATION.matcher(client.getName());
      assertThat(name.matches()).isTrue();
      has.put(kind(name), new TreeSet<>(operations(packaged(client))));
      Set<String> meant = new TreeSet<>(called.getOrDefault(kind(name), Set.of()));
      meant.retainAll(all);
      wanted.put(kind(name), meant);
    }
    assertThat(has).isEqualTo(wanted).hasSize(14);
    assertThat(has.get("sagemaker"))
        .containsExactlyInAnyOrder(
            "describeLabelingJob",
            "describeWorkteam",
            "listLabelingJobs",
            "listTags",
            "listWorkforces",
            "listWorkteams",
            "updateWorkforce",
            "updateWorkteam");
    assertThat(has.get("sagemaker asynchronous")).isEmpty();
    assertThat(has.get("s3"))
        .contains("getBucketPolicy", "putBucketPolicy")
        .doesNotContain("deleteBucket", "deleteObject", "putBucketAcl", "putObject");
  }

  /// A method of an interface that is no operation may call one, as getObjectAsBytes does.
  @Test
  void labelguardCallsOperationsByTheirNames() {
    Map<String, Set<String>> called = called("io/labelguard/");
    assertThat(called).hasSizeGreaterThan(5);
    for (JarEntry client : clients()) {
      Matcher name = IMPLEMENTATION.matcher(client.getName());
      assertThat(name.matches()).isTrue();
      Set<String> names = new TreeSet<>(called.getOrDefault(kind(name), Set.of()));
      names.removeAll(NO_OPERATIONS);
      assertThat(operations(packaged(client))).containsAll(names);
    }
  }

  @Test
  void whatIsLeftIsTheSdksOwnByteForByte() {
    Map<String, Integer> compared = new HashMap<>();
    for (JarEntry client : clients()) {
      Map<String, byte[]> before = SdkClasses.codes(SdkClasses.original(client.getName()));
      SdkClasses.codes(packaged(client))
          .forEach(
              (method, code) -> {
                assertThat(code).as(client + " " + method).isEqualTo(before.get(method));
                compared.merge(client.getName(), 1, Integer::sum);
              });
      assertThat(otherMethods(packaged(client)))
          .isEqualTo(otherMethods(SdkClasses.original(client.getName())));
    }
    assertThat(compared).hasSize(14).allSatisfy((_, methods) -> assertThat(methods).isPositive());
  }

  /// What a client does not have it inherits from its interface.
  @Test
  void anOperationThatWasLeftOutIsRefused() {
    S3Client s3 =
        new S3Client() {
          @Override
          public String serviceName() {
            return "s3";
          }

          @Override
          public void close() {}
        };
    DeleteBucketRequest request = DeleteBucketRequest.builder().bucket("a").build();
    assertThatThrownBy(() -> s3.deleteBucket(request))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theJarSaysWhatWasChanged() {
    String text = jar.text("META-INF/changes-to-the-aws-sdk.txt");
    for (JarEntry client : clients()) {
      int leftOut =
          operations(SdkClasses.original(client.getName())).size()
              - operations(packaged(client)).size();
      assertThat(leftOut).isPositive();
      assertThat(text).contains(client.getName() + ": " + leftOut + "\n");
    }
  }

  /// The methods of clients that the classes of the jar name, by kind of client.
  ///
  /// @param callers what their names begin with
  private Map<String, Set<String>> called(String callers) {
    Map<String, Set<String>> called = new HashMap<>();
    jar.entries()
        .filter(entry -> entry.getName().startsWith(callers) && entry.getName().endsWith(".class"))
        .filter(entry -> !PASSES_ON.matcher(entry.getName()).matches())
        .flatMap(entry -> members(packaged(entry)))
        .forEach(
            member -> {
              Matcher client = CLIENT.matcher(member.owner().asInternalName());
              if (client.matches()) {
                called
                    .computeIfAbsent(kind(client), _ -> new HashSet<>())
                    .add(member.name().stringValue().replaceFirst("Paginator$", ""));
              }
            });
    return called;
  }

  private static String kind(Matcher client) {
    return client.group(1) + (client.group(2).contains("Async") ? " asynchronous" : "");
  }

  private List<JarEntry> clients() {
    return jar.entries()
        .filter(entry -> IMPLEMENTATION.matcher(entry.getName()).matches())
        .toList();
  }

  private static Stream<MemberRefEntry> members(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .filter(MemberRefEntry.class::isInstance)
        .map(MemberRefEntry.class::cast);
  }

  /// The names of the public methods that take a request.
  private static Set<String> operations(ClassModel client) {
    return client.methods().stream()
        .filter(method -> method.flags().has(AccessFlag.PUBLIC))
        .filter(method -> method.methodType().stringValue().contains("Request;"))
        .map(method -> method.methodName().stringValue())
        .collect(toSet());
  }

  /// The methods that are neither an operation nor a lambda expression.
  private static Set<String> otherMethods(ClassModel client) {
    return client.methods().stream()
        .map(method -> method.methodName().stringValue() + method.methodType().stringValue())
        .filter(method -> !method.startsWith("lambda$") && !method.contains("Request;"))
        .collect(toSet());
  }

  private ClassModel packaged(JarEntry entry) {
    return ClassFile.of().parse(jar.bytes(entry.getName()));
  }
}
