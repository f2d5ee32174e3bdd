package io.labelguard.tests.jar;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import java.util.Objects;

/// Classes of the AWS SDK as it publishes them, to compare with those in the jar of the functions.
final class SdkClasses {

  private SdkClasses() {}

  /// The class as the SDK has it.
  ///
  /// @param entry its file, such as `software/amazon/awssdk/core/SdkField.class`
  static ClassModel original(String entry) {
    return parsed(originalBytes(entry));
  }

  static ClassModel parsed(byte[] bytes) {
    return ClassFile.of().parse(bytes);
  }

  static byte[] originalBytes(String entry) {
    try (InputStream in = SdkClasses.class.getClassLoader().getResourceAsStream(entry)) {
      return Objects.requireNonNull(in, entry).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The code of each method, by its name and types.
  static Map<String, byte[]> codes(ClassModel model) {
    return model.methods().stream()
        .filter(method -> method.code().isPresent())
        .collect(
            toMap(
                method -> method.methodName().stringValue() + method.methodType().stringValue(),
                SdkClasses::code));
  }

  private static byte[] code(MethodModel method) {
    return method.code().orElseThrow() instanceof CodeAttribute code
        ? code.codeArray()
        : new byte[0];
  }
}
