<?php
/** A block for each element. What it may be told comes from the table; `blocks/<name>/block.json` says what it is called and looks like in the editor. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

const EDITOR = 'civic-board-editor';

add_action('init', static function (): void {
    wp_register_script(EDITOR, plugins_url('assets/editor.js', FILE), ['wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-url'], VERSION, true);
    foreach (elements() as $name => $element) {
        register_block_type(dirname(FILE) . "/blocks/$name", [
            'attributes' => block_attributes($element['takes']),
            'render_callback' => static fn (array $given): string => render($name, $given, 'div', wrapper()),
        ]);
    }
});

/** What the editor's script needs to know, said where it is loaded: words in the language of whoever edits. */
add_action('enqueue_block_editor_assets', static function (): void {
    $attributes = attributes();
    $elements = [];
    foreach (elements() as $name => ['title' => $title, 'takes' => $takes]) {
        $fields = [];
        foreach (array_keys($takes) as $attribute) {
            $fields[] = array_intersect_key($attributes[$attribute], ['kind' => 1, 'label' => 1, 'help' => 1, 'choices' => 1, 'min' => 1, 'max' => 1])
                + ['name' => $attribute, 'options' => options_of($attributes[$attribute]['options'] ?? [])];
        }
        $elements[] = ['block' => "civic-board/$name", 'title' => $title, 'fields' => $fields];
    }
    $data = [
        'elements' => $elements,
        'words' => [
            'settings' => __('What it shows', 'civic-board'),
            'nothing' => __('Nothing to see here yet. On the page it appears with the board’s script.', 'civic-board'),
            'failed' => __('The preview could not be loaded.', 'civic-board'),
            'choices' => __('The board does not answer, so there is nothing to choose from. Ids can be written by hand.', 'civic-board'),
        ],
    ];
    wp_add_inline_script(EDITOR, 'window.civicBoardBlocks = ' . wp_json_encode($data, JSON_HEX_TAG | JSON_HEX_AMP) . ';', 'before');
});

add_filter('block_categories_all', static fn (mixed $categories): mixed => is_array($categories)
    ? [...$categories, ['slug' => 'civic-board', 'title' => __('Civic Board', 'civic-board'), 'icon' => null]] : $categories);

/** @param array<string, string|int> $takes */
function block_attributes(array $takes): array
{
    return array_map(static fn (string|int $unless): array => ['type' => is_int($unless) ? 'integer' : 'string', 'default' => $unless], $takes);
}

/** @param array<string, string> $options */
function options_of(array $options): array
{
    return array_map(static fn (string|int $value, string $label): array => ['value' => (string) $value, 'label' => $label], array_keys($options), $options);
}

/** The attributes that WordPress gives a block; there are none where a preview is rendered. */
function wrapper(): string
{
    return get_block_wrapper_attributes(['class' => 'civic-board']);
}
