package io.labelguard.tests.jar;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;

/// The SDK's list of services in the shaded jar has those that a class of the jar can ask for.
class NamedServicesTest {

  private static final String LIST = GeneratedServiceMetadataProvider.class.getName();

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  @Test
  void aServiceThatAClassNamesIsListedAsTheSdkListsItAndNoOtherIs() throws Exception {
    Set<String> named = namedByClasses();
    Set<String> listed = new TreeSet<>();
    Set<String> leftOut = new HashSet<>();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.url()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(LIST);
      Object list = type.getConstructor().newInstance();
      for (String service : services()) {
        Optional<String> packaged =
            Optional.ofNullable(
                    type.getMethod("serviceMetadata", String.class).invoke(list, service))
                .map(metadata -> metadata.getClass().getName());
        if (named.contains(service)) {
          String original =
              new GeneratedServiceMetadataProvider().serviceMetadata(service).getClass().getName();
          assertThat(packaged).as(service).contains(original);
          listed.add(service);
        } else {
          assertThat(packaged).as(service).isEmpty();
          leftOut.add(service);
        }
      }
    }
    assertThat(leftOut).hasSizeGreaterThan(250);
    assertThat(listed)
        .hasSizeLessThan(40)
        .contains(
            "api.sagemaker",
            "cloudtrail",
            "dynamodb",
            "ec2",
            "events",
            "iam",
            "kms",
            "lambda",
            "logs",
            "organizations",
            "s3",
            "secretsmanager",
            "sns",
            "sqs",
            "ssm",
            "states",
            "tagging");
    assertThat(jar.text("META-INF/changes-to-the-aws-sdk.txt"))
        .contains(LIST.replace('.', '/') + ".class: " + leftOut.size() + "\n");
  }

  /// The services of the SDK's own list.
  private static Set<String> services() {
    GeneratedServiceMetadataProvider list = new GeneratedServiceMetadataProvider();
    return strings(SdkClasses.original(LIST.replace('.', '/') + ".class"))
        .filter(name -> list.serviceMetadata(name) != null)
        .collect(toSet());
  }

  private Set<String> namedByClasses() {
    return jar.entries()
        .filter(entry -> entry.getName().endsWith(".class"))
        .filter(entry -> !entry.getName().startsWith("software/amazon/awssdk/regions/"))
        .flatMap(entry -> strings(ClassFile.of().parse(jar.bytes(entry.getName()))))
        .collect(toSet());
  }

  private static Stream<String> strings(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .filter(StringEntry.class::isInstance)
        .map(StringEntry.class::cast)
        .map(StringEntry::stringValue);
  }
}
