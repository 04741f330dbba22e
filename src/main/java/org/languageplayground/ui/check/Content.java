package org.languageplayground.ui.check;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a file holds; it is written piece by piece, so that a large one is never held as a whole. */
@FunctionalInterface
public interface Content {

    /** Writes all of it, and leaves the stream open. */
    void write(OutputStream out) throws IOException;

    /** An object as JSON, its fields in their order. */
    static Content json(Object object) {
        return out -> Json.MAPPER.writeValue(out, object);
    }

    /** Objects as JSON, one a line, each made when it is written. */
    static Content jsonLines(Supplier<? extends Stream<?>> objects) {
        return out -> {
            for (Iterator<?> rest = objects.get().iterator(); rest.hasNext(); ) {
                Json.MAPPER.writeValue(out, rest.next());
                out.write('\n');
            }
        };
    }

    /** Files by their names as one archive, in the order of the map. */
    static Content zip(Map<String, Content> files) {
        return out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, Content> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                file.getValue().write(zip);
                zip.closeEntry();
            }
            zip.finish();
        };
    }

    /** How objects become JSON. */
    final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();

        private Json() {}
    }
}
