package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    private static final String ONE = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    @Test
    void readsThePublishedLayoutByteByByte() throws IOException {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2)
                .array();
        assertThat(read(file(ONE, data))).containsExactly(Map.entry("a", Tensor.row(1.5f, -2)));
    }

    @Test
    void writesThePublishedLayoutByteByByte() throws IOException {
        byte[] written = write(Map.of("a", Tensor.row(1.5f, -2)), TensorType.F16);
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
        int length = (header.length() + 7) / 8 * 8;
        byte[] expected = ByteBuffer.allocate(8 + length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put((header + " ".repeat(length - header.length())).getBytes(StandardCharsets.UTF_8))
                .putShort((short) 0x3E00)
                .putShort((short) 0xC000)
                .array();
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void readsHalfAndBrainFloats() throws IOException {
        String header = "{\"half\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"brain\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[4,8]}}";
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x3555)
                .putShort((short) 0x0001)
                .putShort((short) 0x3F80)
                .putShort((short) 0xC049)
                .array();
        Map<String, Tensor> tensors = read(file(header, data));
        assertThat(tensors.get("half").values()).containsExactly(0.33325195f, 0x1p-24f);
        assertThat(tensors.get("brain").values()).containsExactly(1, -3.140625f);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBack(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            int rows = random.nextInt(5);
            int columns = 1 + random.nextInt(7);
            float[] values = new float[rows * columns];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3));
            }
            tensors.put("tensor \"" + i + "\" ü", new Tensor(List.of(rows, columns), values));
        }
        assertThat(read(write(tensors, TensorType.F32))).isEqualTo(tensors);
        assertThat(write(tensors, TensorType.F32)).isEqualTo(write(tensors, TensorType.F32));
        Map<String, Tensor> halves = read(write(tensors, TensorType.F16));
        tensors.forEach((name, tensor) -> {
            for (int j = 0; j < tensor.values().length; j++) {
                float value = tensor.values()[j];
                assertThat(halves.get(name).values()[j])
                        .isCloseTo(value, within(Math.abs(value) * 0x1p-11f + 0x1p-25f));
            }
        });
    }

    @Test
    void leavesMasksAndPositionIdsOut() throws IOException {
        String header = "{\"mask\":{\"dtype\":\"BOOL\",\"shape\":[1,1,3],\"data_offsets\":[0,3]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[3,7]},"
                + "\"new\":{\"dtype\":\"F4\",\"shape\":[3],\"data_offsets\":[7,9]}}";
        assertThat(read(file(header, new byte[9]))).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                | 8 bytes, but its shape [3] in F32 takes 12.
            {"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}                | 8 bytes, but its shape [2] in F16 takes 4.
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                | places a at byte 4 of its data, not at 0.
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                | goes on after the 4 bytes of data that its header names.
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}               | is cut short within a.
            {"a":{"dtype":"I64","shape":[2],"data_offsets":[0,16]}}               | is cut short within a.
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}               | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}               | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}              | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}                  | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}              | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[2]}}                                     | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":{},"data_offsets":[0,8]}}                 | describes the tensor a wrongly.
            {"a":{"dtype":null,"shape":[2],"data_offsets":[0,8]}}                 | describes the tensor a wrongly.
            {"a":[]}                                                              | describes the tensor a wrongly.
            {"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,8]}}      | gives a the absurd shape [65536, 65536].
            {"a":{"dtype":"F32","shape":[4294967295,1],"data_offsets":[0,8]}}     | gives a the absurd shape [-1, 1].
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | places b at byte 0 of its data, not at 4.
            []                                                                    | is not a JSON object.
            {"a":1} {}                                                            | is not valid JSON.
            {"a":                                                                 | is not valid JSON.
            {'a':1}                                                               | is not valid JSON.
            """)
    void aWrongHeaderIsOneSentence(String header, String problem) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> read(file(header, new byte[8])))
                .withMessageStartingWith("m/model.safetensors ")
                .withMessageEndingWith(problem);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void anAbsurdHeaderLengthIsOneSentence(long length) {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining("its header cannot have " + Long.toUnsignedString(length) + " bytes.");
    }

    @Test
    void aHeaderLongerThanTheFileIsOneSentence() {
        byte[] bytes = ByteBuffer.allocate(18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(90_000_000)
                .array();
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> read(bytes))
                .withMessage("m/model.safetensors is cut short: its header should have 90000000 bytes, 10 are there.");
    }

    @Test
    void aFileThatPromisesMoreThanTheMemoryIsOneSentence() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[2000000000,4000000000]}}";
        assertThatExceptionOfType(ModelFolderException.class).isThrownBy(() -> read(file(header, new byte[8])));
    }

    @Test
    void deepNestingIsOneSentence() {
        String deep = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertThatExceptionOfType(ModelFolderException.class).isThrownBy(() -> read(file(deep, new byte[8])));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomAndRandomlyDamagedFilesNeverThrowAnythingElse(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good =
                write(Map.of("a", Tensor.row(1, 2, 3), "b", new Tensor(List.of(2, 2), new float[4])), TensorType.F32);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = round % 3 == 0 ? randomBytes(random) : good.clone();
            for (int flips = random.nextInt(4); flips > 0 && round % 3 == 1; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (round % 3 == 2) {
                bytes[8 + random.nextInt(bytes.length - 8)] =
                        (byte) "0123456789[]{},:\"-.eE nF".charAt(random.nextInt(24));
            }
            try {
                read(bytes);
            } catch (ModelFolderException e) {
                assertThat(e.getMessage())
                        .startsWith("m/model.safetensors ")
                        .endsWith(".")
                        .doesNotContain("\n");
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        if (bytes.length > 8 && random.nextBoolean()) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(random.nextInt(bytes.length));
        }
        return bytes;
    }

    private static Map<String, Tensor> read(byte[] bytes) throws IOException {
        return SafeTensors.read(new ByteArrayInputStream(bytes), "m/model.safetensors");
    }

    private static byte[] write(Map<String, Tensor> tensors, TensorType type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(tensors, type, out);
        return out.toByteArray();
    }

    private static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }
}
