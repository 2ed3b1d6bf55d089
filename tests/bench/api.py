"""One API of 64 operations, as a Postman collection and as OpenAPI: 16 resources, each with list, get, create and update."""
import json
import sys

RESOURCES = ["account", "order", "invoice", "product", "customer", "payment", "refund", "shipment",
             "address", "coupon", "review", "ticket", "agent", "team", "report", "webhook"]


def resource(name):
    return {
        "id": f"{name}-1", "name": f"A {name}", "active": True, "count": 3, "ratio": 0.5, "created_at": "2024-05-01T10:00:00Z",
        "tags": ["a", "b"], f"{name}_owner": {"id": "u-1", "email": "ada@example.com", f"{name}_role": "admin"},
        f"{name}_lines": [{"sku": "x", "quantity": 2, f"{name}_price": 9.5}],
    }


def body(name):
    return {"name": f"A {name}", "active": True, "count": 3, f"{name}_note": "new"}


def page(name):
    return {f"{name}s": [resource(name)], "next": "cursor", "total": 1}


def url(path, query=(), variables=()):
    return {"raw": "{{baseUrl}}/" + "/".join(path), "host": ["{{baseUrl}}"], "path": path,
            "query": [{"key": k, "value": v} for k, v in query], "variable": [{"key": k, "value": v} for k, v in variables]}


def saved(code, value):
    return {"name": "saved", "code": code, "status": "", "header": [{"key": "Content-Type", "value": "application/json"}],
            "_postman_previewlanguage": "json", "body": json.dumps(value)}


def raw(value):
    return {"mode": "raw", "raw": json.dumps(value), "options": {"raw": {"language": "json"}}}


def collection():
    failure = saved(404, {"code": "not_found", "message": "no such thing"})
    folders = []
    for name in RESOURCES:
        one = url([f"{name}s", ":id"], variables=[("id", "1")])
        folders.append({"name": f"{name}s", "item": [
            {"name": f"List {name}s", "request": {"method": "GET", "header": [], "url": url([f"{name}s"], [("limit", "10"), ("cursor", "c")])},
             "response": [saved(200, page(name)), failure]},
            {"name": f"Get {name}", "request": {"method": "GET", "header": [], "url": one}, "response": [saved(200, resource(name)), failure]},
            {"name": f"Create {name}", "request": {"method": "POST", "header": [], "url": url([f"{name}s"]), "body": raw(body(name))},
             "response": [saved(201, resource(name)), failure]},
            {"name": f"Update {name}", "request": {"method": "PATCH", "header": [], "url": one, "body": raw({"name": "B", f"{name}_note": "b"})},
             "response": [saved(200, resource(name)), failure]},
        ]})
    return {"info": {"name": "Bench", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            "variable": [{"key": "baseUrl", "value": "http://localhost"}], "item": folders}


def schema(value):
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer", "format": "int64"}
    if isinstance(value, float):
        return {"type": "number", "format": "double"}
    if isinstance(value, str):
        return {"type": "string"}
    if isinstance(value, list):
        return {"type": "array", "items": schema(value[0])}
    return {"type": "object", "properties": {k: schema(v) for k, v in value.items()}}


def openapi():
    schemas, paths = {"Failure": schema({"code": "", "message": ""})}, {}

    def named(name, value):
        schemas[name] = {"type": "object", "properties": {}}
        for key, inner in value.items():
            if isinstance(inner, dict):
                schemas[name]["properties"][key] = named(name + key.title().replace("_", ""), inner)
            elif isinstance(inner, list) and isinstance(inner[0], dict):
                schemas[name]["properties"][key] = {"type": "array", "items": named(name + key.title().replace("_", ""), inner[0])}
            else:
                schemas[name]["properties"][key] = schema(inner)
        return {"$ref": f"#/components/schemas/{name}"}

    def content(ref):
        return {"content": {"application/json": {"schema": ref}}}

    failure = {"description": "failure", **content({"$ref": "#/components/schemas/Failure"})}

    def operation(name, status, ref, parameters=(), request=None):
        found = {"operationId": name, "parameters": list(parameters),
                 "responses": {str(status): {"description": "ok", **content(ref)}, "404": failure}}
        if request:
            found["requestBody"] = {"required": True, **content(request)}
        return found

    for name in RESOURCES:
        title = name.title()
        one = named(title, resource(name))
        schemas[f"{title}Page"] = {"type": "object", "properties": {
            f"{name}s": {"type": "array", "items": one}, "next": {"type": "string"}, "total": {"type": "integer", "format": "int64"}}}
        many = {"$ref": f"#/components/schemas/{title}Page"}
        create, update = named(f"Create{title}", body(name)), named(f"Update{title}", {"name": "B", f"{name}_note": "b"})
        query = [{"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int64"}}, {"name": "cursor", "in": "query", "schema": {"type": "string"}}]
        identifier = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
        paths[f"/{name}s"] = {"get": operation(f"list_{name}s", 200, many, query), "post": operation(f"create_{name}", 201, one, (), create)}
        paths[f"/{name}s/{{id}}"] = {"get": operation(f"get_{name}", 200, one, identifier), "patch": operation(f"update_{name}", 200, one, identifier, update)}
    return {"openapi": "3.0.3", "info": {"title": "Bench", "version": "1.0.0"}, "paths": paths, "components": {"schemas": schemas}}


if __name__ == "__main__":
    print(json.dumps({"collection": collection, "openapi": openapi}[sys.argv[1]](), indent=1))
