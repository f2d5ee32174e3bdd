package io.labelguard.tests.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// The models of the AWS SDK in the shaded jar, each with one class for the getters and setters of
/// its fields: they do what the SDK's own do.
class FieldAccessorsTest {

  static final String SUFFIX = "$Accessors.class";

  /// What the SDK gives a field for idempotency that has no value.
  private static final Pattern TOKEN =
      Pattern.compile("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  @Test
  void nothingOfAModelDiffersButHowItDescribesItsFields() {
    Set<String> models = models(jar);
    assertThat(models).hasSizeGreaterThan(2_000);
    for (String model : models) {
      Map<String, byte[]> packaged = SdkClasses.codes(SdkClasses.parsed(jar.bytes(model)));
      Map<String, byte[]> original = SdkClasses.codes(SdkClasses.original(model));
      assertThat(packaged.keySet()).as(model).isEqualTo(original.keySet());
      packaged.remove("<clinit>()V");
      packaged.forEach(
          (method, code) ->
              assertThat(code).as(model + " " + method).isEqualTo(original.get(method)));
    }
  }

  /// The fields of each model are set on a builder of the SDK's and on one of the jar's, and read
  /// from what these build.
  @Test
  void eachFieldIsSetAndReadAsTheSdkDoes() throws Exception {
    int fields = 0;
    try (ModelsOf loader = new ModelsOf(jar.url())) {
      for (String model : models(jar)) {
        String name = model.replace('/', '.').replaceFirst("\\.class$", "");
        List<List<String>> packaged = readings(loader.loadClass(name));
        assertThat(packaged).as(name).isEqualTo(readings(Class.forName(name)));
        fields += packaged.getFirst().size();
      }
    }
    assertThat(fields).isGreaterThan(9_000);
  }

  /// The entries of the models whose getters and setters are gathered.
  static Set<String> models(LambdaJar jar) {
    Set<String> models = new TreeSet<>();
    jar.entries()
        .map(entry -> entry.getName())
        .filter(name -> name.endsWith(SUFFIX))
        .forEach(name -> models.add(name.replace(SUFFIX, ".class")));
    return models;
  }

  /// What all fields of a model read with a value in each, and then with another value in the
  /// first, in the second and so on.
  private static List<List<String>> readings(Class<?> model) throws Exception {
    List<List<String>> readings = new ArrayList<>();
    int count = builder(model).sdkFields().size();
    for (int other = -1; other < count; other++) {
      SdkPojo builder = builder(model);
      for (int at = 0; at < count; at++) {
        SdkField<?> field = builder.sdkFields().get(at);
        field.set(builder, at == other ? SampleValue.otherOf(field) : SampleValue.of(field));
      }
      readings.add(read((SdkPojo) ((SdkBuilder<?, ?>) builder).build()));
    }
    for (int at = 0; at < count; at++) {
      assertThat(readings.get(at + 1).get(at)).isNotEqualTo(readings.getFirst().get(at));
    }
    return readings;
  }

  private static List<String> read(SdkPojo model) {
    List<String> read = new ArrayList<>();
    for (SdkField<?> field : model.sdkFields()) {
      String value = String.valueOf(field.getValueOrDefault(model));
      read.add(field.memberName() + ": " + TOKEN.matcher(value).replaceAll("a token"));
    }
    return read;
  }

  private static SdkPojo builder(Class<?> model) throws ReflectiveOperationException {
    return (SdkPojo) model.getMethod("builder").invoke(null);
  }

  /// Loads the classes of services from the jar, and all others as this test does.
  private static final class ModelsOf extends URLClassLoader {

    ModelsOf(URL jar) {
      super(new URL[] {jar}, FieldAccessorsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("software.amazon.awssdk.services.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
