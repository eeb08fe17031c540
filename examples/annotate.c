/* Prints what is seen in one report, as JSON.   usage: annotate world.rsm < report.txt */
#include <rashomon/rashomon.h>

#include <stdio.h>

int main(int count, char **arguments) {
    static char text[1 << 20];
    rsm_model *model = NULL;
    rsm_worker *worker = NULL;
    rsm_document *document = NULL;
    rsm_string json = {0};
    rsm_error error = {0};
    rsm_input input = {.text = text,
                       .text_size = fread(text, 1, sizeof text, stdin),
                       .outlet = "Daily Post",
                       .published = "2021-05-14"};

    if (rsm_model_open(count > 1 ? arguments[1] : "world.rsm", &model, &error) == RSM_OK &&
        rsm_worker_new(model, NULL, &worker, &error) == RSM_OK &&
        rsm_annotate(worker, &input, &document, &error) == RSM_OK &&
        rsm_document_json(document, 0, &json, &error) == RSM_OK)
        puts(json.data);
    else
        fprintf(stderr, "annotate: %s\n", error.message);
    rsm_string_free(&json);
    rsm_document_free(document);
    rsm_worker_free(worker);
    rsm_model_close(model);
    return error.status == RSM_OK ? 0 : 1;
}
