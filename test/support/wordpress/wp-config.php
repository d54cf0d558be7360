<?php
// A WordPress for tests: everything that it writes is in a folder of its own, named by the environment. It reaches nothing but this machine.
define('DB_NAME', 'wordpress');
define('DB_USER', '');
define('DB_PASSWORD', '');
define('DB_HOST', '');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('DB_DIR', getenv('TEST_WORDPRESS') . '/database/');
define('DB_FILE', 'wordpress.sqlite');
define('WP_CONTENT_DIR', getenv('TEST_WORDPRESS') . '/content');
define('WP_HOME', getenv('TEST_WORDPRESS_ORIGIN'));
define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_URL', WP_HOME . '/wp-content');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', getenv('TEST_WORDPRESS') . '/debug.log');
if (getenv('TEST_WORDPRESS_BOARD')) {
    define('CIVIC_BOARD_URL', getenv('TEST_WORDPRESS_BOARD'));
}
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, "only for tests $name");
}
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', getenv('TEST_WORDPRESS_CORE') . '/');
require_once ABSPATH . 'wp-settings.php';
