/** Where the API lives on the server. */
export const API_PATH = '/api/v1';
