package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Simulation;

/** What was trained, as files, and back again: a menu behind three dots. */
final class FilesMenu extends Div {
    private final transient LiveTraining live;
    private final transient Supplier<RunSettings> settings;
    private final transient TeachText text;
    private final transient Controls<? extends Simulation> controls;
    private final Anchor adapter;
    private final Anchor model;
    private final Upload upload = new Upload();
    private final Button merge = new Button(getTranslation("lora.files.merge"), event -> merge());

    /**
     * A closed menu.
     *
     * @param settings say whose exam an uploaded adapter is put to
     */
    FilesMenu(
            LiveTraining live,
            Supplier<RunSettings> settings,
            TeachText text,
            Controls<? extends Simulation> controls) {
        this.live = live;
        this.settings = settings;
        this.text = text;
        this.controls = controls;
        adapter = download("lora.files.adapter", "adapter.zip", live::adapterFiles);
        model = download("lora.files.model", "model.zip", live::modelFiles);
        upload.setUploadHandler(uploads());
        upload.setUploadButton(new Button(getTranslation("lora.files.upload")));
        upload.setAcceptedFileExtensions(".zip", ".json", ".safetensors");
        upload.setMaxFileSize(AdapterFiles.GREATEST_FILE);
        upload.addFileRejectedListener(event -> controls.act(
                () -> text.notice(new Notice("lora.notice.adapter.rejected", AdapterFiles.GREATEST_FILE / (1 << 20)))));
        Paragraph about = new Paragraph(getTranslation("lora.files.about"));
        about.addClassName("help");
        Button open = new Button("⋯");
        open.setAriaLabel(getTranslation("lora.files"));
        open.addThemeNames("tertiary");
        Div saved = new Div(adapter, model);
        saved.addClassName("inline-controls");
        Popover menu = new Popover(new H2(getTranslation("lora.files")), saved, merge, upload, about);
        menu.addClassName("files");
        menu.setTarget(open);
        menu.setAriaLabel(getTranslation("lora.files"));
        menu.setWidth("24rem");
        add(open, menu);
    }

    private Anchor download(String key, String fileName, Supplier<Map<String, byte[]>> files) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = Zip.pack(files.get());
            return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, "application/zip", bytes.length);
        });
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(key));
    }

    private UploadHandler uploads() {
        return new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                Notice notice = live.upload(event.getFileName(), event.getInputStream(), settings.get());
                event.getUI().access(() -> {
                    upload.clearFileList();
                    controls.act(() -> text.notice(notice));
                });
            }
        };
    }

    private void merge() {
        controls.act(() -> text.notice(live.mergedAndUnmerged()));
    }

    /** Offers what there is. */
    void show() {
        adapter.setVisible(live.downloadable());
        merge.setVisible(live.mergeable());
    }
}
